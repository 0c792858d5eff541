package chat.maru.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A directory that lives as long as one measurement.
public final class Scratch {
  private Scratch() {}

  /// What is done in the directory.
  @FunctionalInterface
  public interface Work<T> {
    T in(Path directory) throws IOException;
  }

  /// Does `work` in a fresh directory of `java.io.tmpdir` and deletes it afterwards.
  public static <T> T with(String name, Work<T> work) throws IOException {
    Path directory = Files.createTempDirectory(name);
    try {
      return work.in(directory);
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
