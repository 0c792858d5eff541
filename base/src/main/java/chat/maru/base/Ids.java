package chat.maru.base;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then a counter, then random
/// bits.
///
/// Within one process ids never repeat or fall, also when the clock steps back: the last stamp is
/// kept and its 12-bit counter runs on, borrowing the next millisecond when it is full.
/// Thread-safe, never blocks.
public final class Ids {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Milliseconds shifted by twelve bits, plus the counter.
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /// A fresh id in canonical text form.
  public static String next(InstantSource clock) {
    long stamp =
        LAST.accumulateAndGet(clock.millis() << 12, (last, now) -> Math.max(last + 1, now));
    long high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xfffL);
    long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new java.util.UUID(high, low).toString();
  }

  /// Whether `text` is a canonical UUID of version 7.
  public static boolean isVersion7(String text) {
    return UUID.matcher(text).matches() && text.charAt(14) == '7';
  }

  /// `bytes` random bytes as lower-case hex, for tokens and nonces.
  public static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  static String canonical(String what, String text) {
    return requireUuid(what, text.toLowerCase(Locale.ROOT));
  }

  static String requireUuid(String what, String text) {
    if (!UUID.matcher(text).matches()) {
      throw new MaruException(CommonError.INVALID, what + ": not a UUID");
    }
    return text;
  }
}
