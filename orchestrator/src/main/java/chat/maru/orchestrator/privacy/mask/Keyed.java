package chat.maru.orchestrator.privacy.mask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hashes under a key of this deployment (HMAC-SHA-256, RFC 2104): without the key nobody can try
/// out whose number it is. Thread-safe.
public final class Keyed {
  private final SecretKeySpec key;

  private Keyed(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// @param secret at least 32 bytes that only this deployment has
  public static Keyed of(byte[] secret) {
    return new Keyed(secret.clone());
  }

  /// A key of its own for `purpose`; none of both tells anything of the other.
  public Keyed derive(String purpose) {
    return new Keyed(hash(purpose));
  }

  byte[] hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sixteen bytes in hexadecimal.
  public String hex(byte[] bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(hash(bytes), 16));
  }

  /// The same of a text in UTF-8.
  public String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] hash(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
