package chat.maru.orchestrator;

import chat.maru.base.CommonError;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.privacy.mask.Keyed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts secrets at rest with AES-256-GCM (NIST SP 800-38D), each with a nonce of its own and
/// bound to what it belongs to. Thread-safe.
public final class SecretBox {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private SecretBox(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      key = new SecretKeySpec(hash, "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The box of this deployment: under `MARU_SECRET`, else under the file `secret.key` of the data
  /// directory, which is made (readable by its owner only) if it is missing.
  ///
  /// @throws MaruException `UNAVAILABLE` if the file can be neither read nor made
  public static SecretBox open(Path data, Map<String, String> environment) {
    String given = environment.getOrDefault("MARU_SECRET", "");
    return new SecretBox(given.isBlank() ? file(data.resolve("secret.key")) : given);
  }

  /// Hashes under a key that only this deployment has. It lasts as long as the secret does.
  public Keyed keyed(String purpose) {
    return Keyed.of(key.getEncoded()).derive(purpose);
  }

  /// @param bound what the secret belongs to; opening it elsewhere fails
  public String seal(String secret, String bound) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8), bound);
    byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return Base64.getEncoder().encodeToString(both);
  }

  /// @throws MaruException `UNAVAILABLE` if it was sealed under another key
  public String open(String sealed, String bound) {
    byte[] both = Base64.getDecoder().decode(sealed);
    byte[] plain =
        run(
            Cipher.DECRYPT_MODE,
            Arrays.copyOf(both, NONCE),
            Arrays.copyOfRange(both, NONCE, both.length),
            bound);
    return new String(plain, StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String bound) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE,
          "The stored key of " + bound + " cannot be read with this secret. Enter it again.",
          e);
    }
  }

  private static String file(Path path) {
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path.getParent());
        create(path);
      }
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new MaruException(CommonError.UNAVAILABLE, "Cannot read or make " + path, e);
    }
  }

  private static void create(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(path, Ids.randomHex(32));
    } else {
      Files.writeString(path, Ids.randomHex(32), StandardOpenOption.CREATE_NEW);
    }
  }
}
