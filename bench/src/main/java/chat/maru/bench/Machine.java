package chat.maru.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What stood under a measurement.
///
/// @param commit short hash, with `+` after it when files were changed; `unknown` outside a clone
/// @param hardware processor, cores and memory
/// @param java the running JVM
record Machine(String commit, String hardware, String java) {
  /// The clone that is measured: `./maru` names it, otherwise the working directory.
  static Path home() {
    return Path.of(System.getProperty("maru.home", ""));
  }

  static Machine here() {
    return new Machine(hash(), described(), "Java " + Runtime.version().feature());
  }

  private static String hash() {
    Optional<String> hash = git("rev-parse", "--short", "HEAD");
    boolean changed = git("status", "--porcelain").map(text -> !text.isEmpty()).orElse(false);
    return hash.map(text -> changed ? text + "+" : text).orElse("unknown");
  }

  private static Optional<String> git(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", home().toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = git.waitFor(10, TimeUnit.SECONDS);
      return ended && git.exitValue() == 0 ? Optional.of(out) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String described() {
    String processor =
        field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
    String memory =
        field(Path.of("/proc/meminfo"), "MemTotal")
            .map(text -> ", " + Long.parseLong(text.replaceAll("\\D", "")) / (1 << 20) + " GiB")
            .orElse("");
    return "%d cores (%s)%s"
        .formatted(Runtime.getRuntime().availableProcessors(), processor, memory);
  }

  private static Optional<String> field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
