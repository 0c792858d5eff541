package chat.maru.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// The files of one room. Not thread-safe.
final class ShardFiles {
  private final Path path;

  ShardFiles(Path path) {
    this.path = path;
  }

  /// Opens the files, which are made if missing.
  ///
  /// @throws IOException if they are broken, or held by another process
  OpenShard open() throws IOException {
    Files.createDirectories(path);
    Directory directory = FSDirectory.open(path);
    boolean opened = false;
    try {
      OpenShard shard = new OpenShard(directory);
      opened = true;
      return shard;
    } finally {
      if (!opened) {
        directory.close();
      }
    }
  }

  /// The mark of the last commit, without opening the index; none if it cannot be read.
  OpenShard.Mark mark() {
    if (!Files.isDirectory(path)) {
      return OpenShard.Mark.NONE;
    }
    try (Directory directory = FSDirectory.open(path)) {
      return OpenShard.Mark.read(directory);
    } catch (IOException | RuntimeException e) {
      return OpenShard.Mark.NONE; // opening it will throw it away
    }
  }

  void delete() throws IOException {
    if (!Files.isDirectory(path)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> listing = Files.list(path)) {
      files = listing.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(path);
  }
}
