package chat.maru.bridges.importing;

import chat.maru.base.MaruException;
import chat.maru.bridges.ImportError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a file by its content.
final class FileHash {
  private FileHash() {}

  /// The SHA-256 of all bytes, in hex.
  static String of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw new MaruException(ImportError.IMPORT_IO, "The file cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
