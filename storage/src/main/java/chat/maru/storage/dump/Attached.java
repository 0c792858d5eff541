package chat.maru.storage.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Bytes that stand beside the database and belong to its rows, each known by its SHA-256 in
/// hexadecimal digits.
public interface Attached {
  /// A database whose rows have none.
  Attached NONE =
      new Attached() {
        @Override
        public Set<String> named(Handle handle) {
          return Set.of();
        }

        @Override
        public InputStream open(String sha256) throws IOException {
          throw new NoSuchFileException(sha256);
        }

        @Override
        public void keep(String sha256, InputStream bytes) {}
      };

  /// The hashes that the rows name.
  Set<String> named(Handle handle);

  /// @throws java.nio.file.NoSuchFileException if they are gone
  InputStream open(String sha256) throws IOException;

  /// Keeps what `bytes` gives under its hash.
  ///
  /// @throws IOException if it is not what the hash says, or cannot be written
  void keep(String sha256, InputStream bytes) throws IOException;
}
