package chat.maru.bench.process;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A started process whose output is read to its end, and that is stopped when this is closed.
public final class RunningProcess implements AutoCloseable {
  private static final int KEPT_LINES = 40;

  private final Process process;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CountDownLatch found = new CountDownLatch(1);
  private volatile @Nullable String match;

  private RunningProcess(Process process, Pattern ready) {
    this.process = process;
    Threads.startVirtual("output-" + process.pid(), () -> read(ready));
  }

  /// Starts `builder` and reads its output for a line that matches `ready`.
  public static RunningProcess start(ProcessBuilder builder, Pattern ready) {
    try {
      return new RunningProcess(builder.redirectErrorStream(true).start(), ready);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Pattern ready) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = ready.matcher(line);
        if (match == null && matcher.find()) {
          match = matcher.group(matcher.groupCount());
          found.countDown();
        }
        synchronized (lastLines) {
          lastLines.addLast(line);
          if (lastLines.size() > KEPT_LINES) {
            lastLines.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      // The process is gone; whoever waits is told below.
    } finally {
      found.countDown();
    }
  }

  /// Waits for the line and gives the last group of the pattern.
  ///
  /// @throws MaruException `UNAVAILABLE` with the last output if the process ended first or the
  ///   time is over
  public String await(Duration limit) {
    try {
      boolean ended = found.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      String line = match;
      if (line == null) {
        synchronized (lastLines) {
          throw new MaruException(
              CommonError.UNAVAILABLE,
              (ended ? "The process ended" : "The process was not ready in time")
                  + ":\n"
                  + String.join("\n", lastLines));
        }
      }
      return line;
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /// Ends it at once, as a power cut would end a process (`kill -9`).
  public void kill() {
    process.destroyForcibly();
    waitForEnd();
  }

  /// Has the JVM in it collect its garbage, with the JDK's `jcmd`. Blocks until it has.
  public void collectGarbage() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    ProcessBuilder command =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      command.start().waitFor(60, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  /// The processor time that it and its children have used so far.
  public Duration cpu() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// How many threads of the system it has; 0 where `/proc` is none.
  public long threads() {
    return status("Threads");
  }

  /// How many sockets it holds; 0 where `/proc` is none.
  public long sockets() {
    long sockets = 0;
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/fd"))) {
      for (Path file : open) {
        sockets += isSocket(file) ? 1 : 0;
      }
      return sockets;
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /// The resident memory in KiB, from `/proc`; 0 where there is none.
  public long residentKb() {
    return status("VmRSS");
  }

  private long status(String field) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private void waitForEnd() {
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    waitForEnd();
    process.destroyForcibly();
  }
}
