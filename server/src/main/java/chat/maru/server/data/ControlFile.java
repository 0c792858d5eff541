package chat.maru.server.data;

import chat.maru.accounts.ControlToken;
import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the server of a data directory is reached, and the token that proves a command may speak
/// to it.
///
/// @param address the loopback address of the server
public record ControlFile(URI address, String token) {
  private static final String ADDRESS = "address";

  /// Hides the token.
  @Override
  public String toString() {
    return "ControlFile[" + address + "]";
  }

  /// Says in the data directory where its server listens.
  public static void write(Path data, URI address) {
    try {
      Files.writeString(data.resolve(ADDRESS), address.toString());
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE,
          data.resolve(ADDRESS) + " cannot be written: " + e.getMessage(),
          e);
    }
  }

  /// That of a server that runs, or that ended without removing it.
  public static Optional<ControlFile> read(Path data) {
    return ControlToken.read(data)
        .flatMap(token -> address(data).map(address -> new ControlFile(address, token)));
  }

  private static Optional<URI> address(Path data) {
    try {
      return Optional.of(URI.create(Files.readString(data.resolve(ADDRESS)).strip()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Removes both, when the server ends.
  public static void remove(Path data) {
    ControlToken.remove(data);
    try {
      Files.deleteIfExists(data.resolve(ADDRESS));
    } catch (IOException e) {
      // A stale file is harmless: its token died with the server.
    }
  }
}
