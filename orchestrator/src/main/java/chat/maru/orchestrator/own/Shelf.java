package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The models' directory: `<sha256>/` with `model.gguf`, `model.json` and `LICENSE`, and
/// `.partial/` with what is not whole yet. A model appears by one rename, so it is there whole or
/// not at all.
final class Shelf {
  private static final String GGUF = "model.gguf";
  private static final String ABOUT = "model.json";
  private static final String PARTIAL = ".partial";

  private final Path root;
  private List<OwnModel> known = List.of();
  private @Nullable FileTime knownAt;

  Shelf(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /// What is here, oldest first. A directory that cannot be read is left out.
  synchronized List<OwnModel> list() {
    FileTime changedAt = changedAt();
    if (!changedAt.equals(knownAt)) {
      known = read();
      knownAt = changedAt;
    }
    return known;
  }

  /// The directory's own time, which each model that comes or goes moves on.
  private FileTime changedAt() {
    try {
      return Files.getLastModifiedTime(root);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // not made yet
    }
  }

  private synchronized void forget() {
    knownAt = null;
  }

  private List<OwnModel> read() {
    List<OwnModel> models = new ArrayList<>();
    for (Path directory : children(root)) {
      Path about = directory.resolve(ABOUT);
      Path file = directory.resolve(GGUF);
      if (Files.isRegularFile(about) && Files.isRegularFile(file)) {
        try {
          models.add(OwnModel.fromJson(Json.parseObject(Files.readAllBytes(about)), file));
        } catch (IOException | RuntimeException e) {
          // damaged: fetching or adding it again puts it right
        }
      }
    }
    models.sort(Comparator.comparing(OwnModel::addedAt));
    return List.copyOf(models);
  }

  /// GGUF files that somebody laid into the directory itself.
  List<Path> dropped() {
    return children(root).stream()
        .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(".gguf"))
        .toList();
  }

  /// Where the file called `key` grows until it is whole.
  Path partial(String key) {
    return growing(key).resolve(GGUF);
  }

  private Path growing(String key) {
    Path directory = root.resolve(PARTIAL).resolve(key);
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw disk(e);
    }
  }

  void discard(String key) {
    delete(root.resolve(PARTIAL).resolve(key));
  }

  /// Makes the whole, verified file that grew under `key` a model.
  OwnModel put(String key, OwnModel model) {
    Path growing = growing(key);
    Path home = root.resolve(model.sha256());
    try {
      Files.write(growing.resolve(ABOUT), model.toJson().toBytes());
      Files.writeString(growing.resolve("LICENSE"), licence(model.licence()));
      for (Path file : children(growing)) {
        sync(file);
      }
      if (Files.exists(home)) {
        delete(home);
      }
      Files.move(growing, home, StandardCopyOption.ATOMIC_MOVE);
      sync(root);
      forget();
    } catch (IOException e) {
      throw disk(e);
    }
    return OwnModel.fromJson(model.toJson(), home.resolve(GGUF));
  }

  void remove(OwnModel model) {
    delete(root.resolve(model.sha256()));
    forget();
  }

  static MaruException disk(IOException e) {
    return new MaruException(
        OwnModelError.DISK, "The models' directory cannot be written: " + e.getMessage(), e);
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw disk(e);
    }
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw disk(e);
    }
  }

  private static void sync(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        // not every file system can sync a directory
      }
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String licence(String spdx) throws IOException {
    try (InputStream in = Shelf.class.getResourceAsStream(spdx + ".txt")) {
      return in == null
          ? "Licence: " + spdx + "\n"
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
