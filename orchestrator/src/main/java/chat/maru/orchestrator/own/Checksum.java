package chat.maru.orchestrator.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/// SHA-256 over files.
public final class Checksum {
  private static final int BUFFER_BYTES = 1 << 20;

  private Checksum() {}

  /// The checksum of a file in lower-case hex. Blocks.
  ///
  /// @param progress is told the bytes read so far; may throw to stop
  public static String of(Path file, LongConsumer progress) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(in, OutputStream.nullOutputStream(), progress);
    }
  }

  /// Copies everything and returns its checksum. Blocks.
  public static String copy(InputStream in, OutputStream out, LongConsumer progress)
      throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long done = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      out.write(buffer, 0, read);
      done += read;
      progress.accept(done);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
