package chat.maru.accounts;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;

/// The secret by which commands on this machine speak to the running server: a file in the data
/// directory that only its owner can read, new with each start.
public final class ControlToken {
  private static final String FILE = "control.token";

  private final byte[] token;

  private ControlToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /// Writes a new token.
  ///
  /// @throws MaruException `UNAVAILABLE` if the directory cannot be written
  public static ControlToken create(Path dataDirectory) {
    String token = Secret.next(Secret.CONTROL);
    try {
      Path file = Files.createTempFile(dataDirectory, "control", ".new");
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(file, token);
      Files.move(
          file,
          dataDirectory.resolve(FILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE, "The data directory cannot be written: " + dataDirectory, e);
    }
    return new ControlToken(token);
  }

  /// The token of the server that runs on this data directory, for a command.
  public static Optional<String> read(Path dataDirectory) {
    try {
      return Optional.of(Files.readString(dataDirectory.resolve(FILE)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Removes the file of a server that stops.
  public static void remove(Path dataDirectory) {
    try {
      Files.deleteIfExists(dataDirectory.resolve(FILE));
    } catch (IOException e) {
      // The next start overwrites it, and a token of no server opens nothing.
    }
  }

  boolean matches(String shown) {
    return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
  }
}
