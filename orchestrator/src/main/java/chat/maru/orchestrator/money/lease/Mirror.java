package chat.maru.orchestrator.money.lease;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is free in the leases of one epoch, in a file that is mapped into memory: it outlives the
/// process, however that ends, so that the next one on these machines can tell what was never
/// spent.
///
/// Taking and putting back work on the mapped memory itself, with a compare-and-set each, so there
/// is no second copy that could lag behind. A page that the kernel has not written when the whole
/// machine goes down may be older than what was spent; such a file names another boot of the
/// machine and is thrown away. Leases beyond [#SLOTS] are not in it, and count as spent after a
/// crash. Thread-safe, never blocks once it is open.
final class Mirror implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final int SLOTS = 4_096;
  private static final int HEAD = 256;
  private static final int SLOT = 256;
  private static final int FREE = 0;
  private static final int WINDOW = 8;
  private static final int LENGTH = 16;
  private static final int TEXT = 20;
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final Path file;
  private final FileChannel channel;
  private final MemorySegment memory;
  private final AtomicInteger used = new AtomicInteger();

  /// Held until the process ends: whoever gets it knows that nobody else is alive in the file.
  private final FileLock lock;

  private Mirror(Path file, FileChannel channel, FileLock lock) throws IOException {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    // Calls under way may touch it after the end, so it is unmapped when nobody knows it any more.
    this.memory =
        channel.map(FileChannel.MapMode.READ_WRITE, 0, HEAD + (long) SLOTS * SLOT, Arena.ofAuto());
  }

  /// A file for a new epoch; `null` if there can be none: then nothing is mirrored.
  static @Nullable Mirror open(Path directory, String epoch) {
    try {
      Files.createDirectories(directory);
      String boot = boot();
      Mirror mirror =
          boot.isEmpty() ? null : open(directory.resolve(epoch), StandardOpenOption.CREATE_NEW);
      if (mirror != null) {
        mirror.write(0, boot);
      }
      return mirror;
    } catch (IOException e) {
      LOG.warn("What is free of leased budgets is not mirrored: {}", e.toString());
      return null;
    }
  }

  /// Which start of this machine's kernel it is; empty where nobody says.
  private static String boot() throws IOException {
    Path told = Path.of("/proc/sys/kernel/random/boot_id");
    return Files.isReadable(told) ? Files.readString(told).strip() : "";
  }

  private static @Nullable Mirror open(Path file, StandardOpenOption how) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, how);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      lock = null; // of this very process
    }
    if (lock == null) {
      channel.close();
      return null;
    }
    return new Mirror(file, channel, lock);
  }

  /// What an epoch that ended without giving back had free.
  ///
  /// @param parts an account may stand there more than once
  record Left(String epoch, List<LeaseStore.Part> parts) {}

  /// The files of processes that are no more: hands each to `settle` and deletes it. Blocks.
  static void recover(Path directory, java.util.function.Consumer<Left> settle) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> files;
    try (var all = Files.list(directory)) {
      files = all.toList();
    } catch (IOException e) {
      LOG.warn("Leases from before cannot be read: {}", e.toString());
      return;
    }
    for (Path file : files) {
      try (Mirror dead = open(file, StandardOpenOption.WRITE)) {
        if (dead != null) {
          if (dead.text(0, HEAD).equals(boot())) {
            settle.accept(new Left(file.getFileName().toString(), dead.parts()));
          }
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        LOG.warn("Leases from before cannot be read: {}", e.toString());
      }
    }
  }

  /// A place for one more lease; `null` if there is none left.
  @Nullable Slot slot(String account, long windowStartMs) {
    byte[] name = account.getBytes(StandardCharsets.UTF_8);
    if (name.length > SLOT - TEXT || used.get() >= SLOTS) {
      return null;
    }
    int number = used.getAndIncrement();
    if (number >= SLOTS) {
      return null;
    }
    long at = HEAD + (long) number * SLOT;
    LONG.setVolatile(memory, at + WINDOW, windowStartMs);
    MemorySegment.copy(name, 0, memory, ValueLayout.JAVA_BYTE, at + TEXT, name.length);
    memory.set(ValueLayout.JAVA_INT, at + LENGTH, name.length);
    return new Slot(memory, at + FREE);
  }

  private List<LeaseStore.Part> parts() {
    List<LeaseStore.Part> parts = new ArrayList<>();
    for (int number = 0; number < SLOTS; number++) {
      long at = HEAD + (long) number * SLOT;
      int length = memory.get(ValueLayout.JAVA_INT, at + LENGTH);
      long free = (long) LONG.getVolatile(memory, at + FREE);
      if (length > 0 && length <= SLOT - TEXT && free > 0) {
        byte[] name = new byte[length];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + TEXT, name, 0, length);
        parts.add(
            new LeaseStore.Part(
                new String(name, StandardCharsets.UTF_8),
                (long) LONG.getVolatile(memory, at + WINDOW),
                free));
      }
    }
    return parts;
  }

  private void write(long at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);
  }

  private String text(long at, int most) {
    byte[] bytes = new byte[most];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, bytes, 0, most);
    return new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
  }

  /// Everything was given back: there is nothing to tell.
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", file.getFileName(), e.toString());
    }
  }

  /// Lets go of the file.
  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      LOG.warn("{} cannot be closed: {}", file.getFileName(), e.toString());
    }
  }
}
