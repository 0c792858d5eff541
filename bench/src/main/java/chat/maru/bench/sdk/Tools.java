package chat.maru.bench.sdk;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The programs of others that the measurement runs, pinned in `bench/sdk` and fetched when
/// missing.
final class Tools {
  private static final long PATIENCE_S = 300;

  private final Path home;

  /// @param home the checkout of Maru
  Tools(Path home) {
    this.home = home;
  }

  Path folder() {
    return home.resolve("bench/sdk");
  }

  Path python() {
    Path venv = home.resolve("target/bench-sdk");
    Path python = venv.resolve("bin/python");
    if (!Files.isExecutable(python)) {
      run(List.of("python3", "-m", "venv", venv.toString()));
      run(
          List.of(
              python.toString(),
              "-m",
              "pip",
              "install",
              "-q",
              "--disable-pip-version-check",
              "-r",
              folder().resolve("requirements.txt").toString()));
    }
    return python;
  }

  /// The mock that answers as OpenAI's description of its API says.
  Path mock() {
    Path mock = folder().resolve("node_modules/.bin/steady");
    if (!Files.exists(mock)) {
      run(List.of("npm", "ci", "--no-audit", "--no-fund", "--prefix", folder().toString()));
    }
    return mock;
  }

  /// What a program wrote, and how it ended.
  record Told(int status, String output) {}

  /// Runs a program to its end.
  static Told tell(List<String> command, Path directory, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    try {
      Path out = Files.createTempFile("maru-bench-sdk", ".out");
      try {
        Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
        return new Told(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(out);
      }
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE, command.getFirst() + " cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  private void run(List<String> command) {
    Told told = tell(command, home, Map.of());
    if (told.status() != 0) {
      throw new MaruException(
          CommonError.UNAVAILABLE, String.join(" ", command) + " failed:\n" + told.output());
    }
  }
}
