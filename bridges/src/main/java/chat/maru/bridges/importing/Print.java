package chat.maru.bridges.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Shortens words to 64 bits: the ledger compares messages without keeping what they say. Not
/// thread-safe.
final class Print {
  private final MessageDigest sha;

  Print() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  long of(String sense) {
    return ByteBuffer.wrap(sha.digest(sense.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
