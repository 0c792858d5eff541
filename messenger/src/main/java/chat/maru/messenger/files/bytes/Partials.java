package chat.maru.messenger.files.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/// Uploads on their way: the length of the file *is* how far it has come, so nothing has to be kept
/// in step with it.
///
/// Whoever sends last goes on; an earlier request that still hangs, because nobody noticed that its
/// client has gone, writes nothing any more.
public final class Partials {
  private static final int PIECE = 64 * 1024;

  private final Path directory;
  private final ConcurrentHashMap<String, Writer> writers = new ConcurrentHashMap<>();

  public Partials(Path directory) {
    this.directory = directory;
  }

  /// How many bytes of `id` have arrived.
  public long length(String id) throws IOException {
    Path file = path(id);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /// One request that adds; known by being this one and no other.
  private static final class Writer {}

  /// What became of an append.
  ///
  /// @param length how many bytes there are now
  /// @param taken whether the bytes were for the next place and nobody took over meanwhile
  public record Appended(long length, boolean taken) {}

  /// Adds what comes from `in` at `offset`, but never beyond `size`. What has arrived when `in`
  /// fails stays.
  public Appended append(String id, long offset, long size, InputStream in) throws IOException {
    Writer writer = new Writer();
    writers.put(id, writer);
    Files.createDirectories(directory);
    try (FileChannel out =
        FileChannel.open(path(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (out.size() != offset) {
        return new Appended(out.size(), false);
      }
      try {
        return copy(id, writer, in, out.position(offset), size);
      } finally {
        out.force(false);
      }
    } finally {
      writers.remove(id, writer);
    }
  }

  private Appended copy(String id, Writer writer, InputStream in, FileChannel out, long size)
      throws IOException {
    byte[] piece = new byte[PIECE];
    long at = out.position();
    while (at < size) {
      int count = in.read(piece, 0, (int) Math.min(piece.length, size - at));
      if (count < 0) {
        break;
      }
      if (!write(id, writer, out, ByteBuffer.wrap(piece, 0, count))) {
        return new Appended(out.size(), false);
      }
      at += count;
    }
    return new Appended(at, true);
  }

  /// Writes unless somebody else has taken over; the map's lock on `id` keeps the two apart.
  private boolean write(String id, Writer writer, FileChannel out, ByteBuffer bytes)
      throws IOException {
    IOException[] failed = new IOException[1];
    Writer owner =
        writers.computeIfPresent(
            id,
            (_, now) -> {
              try {
                while (now == writer && bytes.hasRemaining()) {
                  out.write(bytes);
                }
              } catch (IOException e) {
                failed[0] = e;
              }
              return now;
            });
    if (failed[0] != null) {
      throw failed[0];
    }
    return owner == writer;
  }

  /// Where the bytes of `id` stand.
  public Path path(String id) {
    return directory.resolve(id);
  }

  /// A new file beside them, for what is made of one.
  public Path scratch() throws IOException {
    Files.createDirectories(directory);
    return Files.createTempFile(directory, "made", ".tmp");
  }

  public void remove(String id) throws IOException {
    writers.remove(id);
    Files.deleteIfExists(path(id));
  }

  /// Removes what nothing was added to since `time`.
  public void removeOlder(Instant time) throws IOException {
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  /// What the disk has left for files, in bytes.
  public long usable() throws IOException {
    Files.createDirectories(directory);
    return Files.getFileStore(directory).getUsableSpace();
  }
}
