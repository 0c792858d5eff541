package chat.maru.messenger.files.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// `ab/abcdef…` below one directory: the first two digits of the hash, then the whole.
///
/// A file appears whole or not at all (fsync, rename, fsync of the directory). Its time of change
/// is when it was last kept.
public final class DiskBlobs implements Blobs {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int PAGE = 500;

  private final Path directory;
  private final Clock clock;

  /// Keeping and removing the same bytes must not cross: both are a few calls to the file system.
  private final ReentrantLock changing = new ReentrantLock();

  public DiskBlobs(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void keep(String sha256, Path file) throws IOException {
    sync(file);
    Path place = place(sha256);
    changing.lock();
    try {
      Files.createDirectories(folder(sha256));
      if (Files.exists(place)) {
        Files.delete(file);
      } else {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
    } finally {
      changing.unlock();
    }
    sync(folder(sha256));
  }

  @Override
  public InputStream open(String sha256, long from) throws IOException {
    FileChannel channel = FileChannel.open(place(sha256), StandardOpenOption.READ);
    return Channels.newInputStream(channel.position(from));
  }

  @Override
  public long size(String sha256) throws IOException {
    try {
      return Files.size(place(sha256));
    } catch (NoSuchFileException e) {
      return -1;
    }
  }

  @Override
  public void list(Instant before, Consumer<List<String>> page) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory, "[0-9a-f][0-9a-f]")) {
      for (Path folder : folders) {
        listFolder(folder, before, page);
      }
    }
  }

  private static void listFolder(Path folder, Instant before, Consumer<List<String>> page)
      throws IOException {
    List<String> hashes = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (HASH.matcher(name).matches() && keptBefore(file, before)) {
          hashes.add(name);
        }
        if (hashes.size() == PAGE) {
          page.accept(List.copyOf(hashes));
          hashes.clear();
        }
      }
    }
    if (!hashes.isEmpty()) {
      page.accept(hashes);
    }
  }

  @Override
  public void remove(String sha256, Instant before) throws IOException {
    Path place = place(sha256);
    changing.lock();
    try {
      if (Files.exists(place) && keptBefore(place, before)) {
        Files.delete(place);
      }
    } finally {
      changing.unlock();
    }
  }

  private static boolean keptBefore(Path file, Instant time) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(time);
  }

  private Path place(String sha256) {
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256");
    }
    return folder(sha256).resolve(sha256);
  }

  private Path folder(String sha256) {
    return directory.resolve(sha256.substring(0, 2));
  }

  /// Makes what was written survive a power cut; of a directory, the names in it.
  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
