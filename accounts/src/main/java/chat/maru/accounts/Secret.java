package chat.maru.accounts;

import chat.maru.base.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tokens and keys: 256 random bits behind a prefix that tells what they are. Stored as SHA-256,
/// which is enough for something that nobody can guess.
final class Secret {
  static final String SESSION = "ms-";
  static final String KEY = "mk-";
  static final String CONTROL = "mc-";

  /// Longer ones are no secrets of ours.
  static final int MAX_LENGTH = 100;

  private Secret() {}

  static String next(String prefix) {
    return prefix + Ids.randomHex(32);
  }

  static String hash(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
