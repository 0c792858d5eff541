package chat.maru.accounts;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106) with 19 MiB and two passes, the first choice of OWASP's Password Storage
/// Cheat Sheet; about 50 ms.
///
/// Only a few run at once, so that a crowd at the door cannot use up memory, and each on a platform
/// thread, because on a virtual one it would keep its carrier from every other request meanwhile.
/// Blocks; thread-safe.
public final class PasswordHasher {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final String PREFIX =
      "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Semaphore running;
  private final String decoy;

  /// @param atOnce how many hashes may run at the same time, at least one
  public PasswordHasher(int atOnce) {
    running = new Semaphore(atOnce, true);
    byte[] nothing = new byte[HASH_BYTES];
    RANDOM.nextBytes(nothing);
    decoy = text(new byte[SALT_BYTES], nothing);
  }

  /// The hash to store, in PHC string format.
  ///
  /// @throws MaruException `UNAVAILABLE` if too many wait
  public String hash(Password password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return text(salt, compute(password, salt));
  }

  /// Whether `password` is the one behind `stored`.
  ///
  /// @throws MaruException `UNAVAILABLE` if too many wait
  public boolean verify(Password password, String stored) {
    if (!stored.startsWith(PREFIX)) {
      throw new IllegalStateException("A stored password hash has other parameters");
    }
    String encoded = stored.substring(PREFIX.length());
    int dollar = encoded.indexOf('$');
    byte[] salt = Base64.getDecoder().decode(encoded.substring(0, dollar));
    byte[] expected = Base64.getDecoder().decode(encoded.substring(dollar + 1));
    return MessageDigest.isEqual(expected, compute(password, salt));
  }

  /// A hash that no password has: checking against it takes as long as against a real one, so that
  /// nobody learns from the time whether a name exists.
  public String decoy() {
    return decoy;
  }

  private byte[] compute(Password password, byte[] salt) {
    try {
      if (!running.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MaruException(CommonError.UNAVAILABLE, "Too many people sign in at once")
            .retryAfter(Duration.ofSeconds(5));
      }
      try {
        FutureTask<byte[]> task = new FutureTask<>(() -> argon2id(password.bytes(), salt));
        Threads.startPlatform("password-hash", task);
        return task.get();
      } finally {
        running.release();
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Hashing a password failed", e.getCause());
    }
  }

  private static byte[] argon2id(byte[] password, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password, hash);
    return hash;
  }

  private static String text(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }
}
