package chat.maru.server.data;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The directory that holds everything of a deployment, locked by the one server that uses it.
///
/// The lock is the operating system's: it goes with the process, however that ends.
public final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /// Creates the directory if it is missing and takes its lock.
  ///
  /// @throws MaruException `CONFLICT` if another server holds it, `UNAVAILABLE` if it cannot be
  ///   written
  public static DataDirectory lock(Path path) {
    return tryLock(path)
        .orElseThrow(
            () ->
                new MaruException(
                    CommonError.CONFLICT,
                    "The data directory "
                        + path
                        + " is in use by another Maru; stop it or choose --data"));
  }

  /// Like [#lock], or nothing if another server holds it.
  public static Optional<DataDirectory> tryLock(Path path) {
    try {
      Files.createDirectories(path);
      Private.restrict(path);
      FileChannel file =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lockOf(file) == null) {
        file.close();
        return Optional.empty();
      }
      return Optional.of(new DataDirectory(path, file));
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE,
          "The data directory " + path + " cannot be written: " + e.getMessage(),
          e);
    }
  }

  private static @Nullable FileLock lockOf(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path path() {
    return path;
  }

  /// Uploads under way.
  public Path uploads() {
    return made("uploads");
  }

  /// What people send besides words.
  public Path files() {
    return made("files");
  }

  /// The search index, which can be made anew from the database.
  public Path index() {
    return made("index");
  }

  /// Where `./maru serve` keeps its SQLite file.
  public Path database() {
    return database(path);
  }

  /// The same in a directory that this process does not hold.
  public static Path database(Path directory) {
    return directory.resolve("maru.db");
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE, path.resolve(name) + " cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      // The lock goes with the process anyway.
    }
  }
}
