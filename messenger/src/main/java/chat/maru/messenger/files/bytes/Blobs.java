package chat.maru.messenger.files.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Bytes under their hash: on the disk of this machine, or in a store that several nodes share.
/// Nobody is asked who they are here; that is done before.
public interface Blobs {
  /// Keeps the bytes of `file` under their hash and takes the file away. What is there already
  /// stays and counts as kept now. The bytes are on disk when this returns.
  void keep(String sha256, Path file) throws IOException;

  /// Opens the bytes from `from` on.
  ///
  /// @throws java.nio.file.NoSuchFileException if there are none
  InputStream open(String sha256, long from) throws IOException;

  /// How many bytes there are; -1 if none are kept.
  long size(String sha256) throws IOException;

  /// Tells all hashes of what was kept before `time`, some at a time.
  void list(Instant before, Consumer<List<String>> page) throws IOException;

  /// Removes what was kept before `time`; what was kept again since stays.
  void remove(String sha256, Instant before) throws IOException;
}
