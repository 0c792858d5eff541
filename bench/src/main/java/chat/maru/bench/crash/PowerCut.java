package chat.maru.bench.crash;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Takes from a killed server's database what a disk without power would not have: all writes since
/// the last completed flush of their file, or all from some moment after it on, with the write at
/// that moment torn in two.
///
/// The server runs with `powercut.c` preloaded, which notes old bytes and flushes. It needs Linux
/// and a C compiler (`cc`).
final class PowerCut {
  private static final int HEADER = 40;
  private static final int WRITE = 1;
  private static final int FLUSH = 2;

  private final Path directory;
  private final boolean lies;
  private final Random moments;
  private long dropped;

  /// @param directory outside the data directory
  /// @param lies whether the disk says that it has flushed and has not
  PowerCut(Path directory, boolean lies, Random moments) {
    this.directory = directory;
    this.lies = lies;
    this.moments = moments;
    compile();
  }

  /// What the server's process needs in its environment.
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("LD_PRELOAD", library().toString());
    environment.put("POWERCUT_LOG", log().toString());
    if (lies) {
      environment.put("POWERCUT_LIES", "1");
    }
    return environment;
  }

  /// How many writes were taken back so far.
  long dropped() {
    return dropped;
  }

  /// Takes back, once the server is dead, and begins a new log.
  void strike() {
    try {
      Map<String, List<Entry>> files = new HashMap<>();
      Map<String, Long> flushed = new HashMap<>();
      for (Entry entry : read()) {
        if (entry.kind() == WRITE) {
          files.computeIfAbsent(entry.path(), _ -> new ArrayList<>()).add(entry);
        } else if (entry.kind() == FLUSH) {
          flushed.merge(entry.path(), entry.number(), Math::max);
        } else {
          files.remove(entry.path());
        }
      }
      for (Map.Entry<String, List<Entry>> file : files.entrySet()) {
        long safe = flushed.getOrDefault(file.getKey(), 0L);
        undo(file.getValue().stream().filter(entry -> entry.number() > safe).toList());
      }
      Files.deleteIfExists(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param unsafe the writes to one file that nobody flushed, in order
  private void undo(List<Entry> unsafe) throws IOException {
    if (unsafe.isEmpty()) {
      return;
    }
    int kept = lies || moments.nextBoolean() ? 0 : moments.nextInt(unsafe.size());
    try (FileChannel file =
        FileChannel.open(Path.of(unsafe.getFirst().path()), StandardOpenOption.WRITE)) {
      for (Entry entry : unsafe.subList(kept, unsafe.size()).reversed()) {
        boolean torn = kept > 0 && entry.equals(unsafe.get(kept));
        entry.undo(file, torn ? moments.nextInt(512) : 0);
        dropped++;
      }
    }
  }

  private List<Entry> read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (!Files.exists(log())) {
      return entries;
    }
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(log())).order(ByteOrder.nativeOrder());
    while (in.remaining() >= HEADER) {
      int kind = in.getInt();
      byte[] path = new byte[in.getInt()];
      long number = in.getLong();
      long offset = in.getLong();
      long length = in.getLong();
      long size = in.getLong();
      if (in.remaining() < path.length + length) {
        break; // the kill came in the middle of it, and so before the write
      }
      in.get(path);
      ByteBuffer old = in.slice(in.position(), (int) length);
      in.position(in.position() + (int) length);
      entries.add(
          new Entry(kind, new String(path, StandardCharsets.UTF_8), number, offset, old, size));
    }
    return entries;
  }

  /// @param number its place; of a flush, the last place that it covers
  /// @param old what stood there; empty beyond the end of the file
  /// @param oldSize of the file
  private record Entry(
      int kind, String path, long number, long offset, ByteBuffer old, long oldSize) {

    /// @param kept how many of the written bytes stay
    void undo(FileChannel file, int kept) throws IOException {
      ByteBuffer rest = old.duplicate();
      rest.position(Math.min(kept, rest.limit()));
      file.write(rest, offset + Math.min(kept, old.limit()));
      long size = Math.max(oldSize, kept == 0 ? 0 : Math.min(file.size(), offset + kept));
      file.truncate(size);
      if (file.size() < oldSize) {
        file.write(ByteBuffer.allocate(1), oldSize - 1);
      }
    }
  }

  private void compile() {
    try (InputStream source = PowerCut.class.getResourceAsStream("powercut.c")) {
      Files.write(directory.resolve("powercut.c"), source.readAllBytes());
      Process compiler =
          new ProcessBuilder(
                  "cc", "-shared", "-fPIC", "-O2", "-o", library().toString(), "powercut.c", "-ldl")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (compiler.waitFor() != 0) {
        throw new MaruException(CommonError.UNAVAILABLE, "cc cannot compile the shim: " + said);
      }
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE, "A power cut needs a C compiler: apt-get install gcc", e);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private Path library() {
    return directory.resolve("powercut.so");
  }

  private Path log() {
    return directory.resolve("writes.log");
  }
}
