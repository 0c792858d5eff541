package chat.maru.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./maru serve` as a process of its own, to be killed.
public final class ChildServer implements AutoCloseable {
  private static final String READY = "Maru is ready at http://localhost:";

  private final Process process;
  private final URI url;

  private ChildServer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /// Returns once the server says that it is ready. Its log goes to `DIR/server.log`.
  public static ChildServer start(Path data, String... more) {
    try {
      Files.createDirectories(data);
      Process process =
          new ProcessBuilder(command(data, more))
              .redirectError(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
              .start();
      return new ChildServer(process, ready(process, data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return url;
  }

  /// Tells it to end, as `SIGTERM` does, and returns at once.
  void tellToEnd() {
    process.destroy();
  }

  /// Waits until it has ended by itself.
  void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The server does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Ends it as `kill -9` does and waits until it is gone.
  public void kill() {
    process.toHandle().destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The server cannot be killed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static List<String> command(Path data, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--port",
            "0",
            "--data",
            data.toString()));
    command.addAll(List.of(more));
    return command;
  }

  private static URI ready(Process process, Path data) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return URI.create("http://127.0.0.1:" + line.substring(READY.length()).strip());
      }
    }
    throw new IllegalStateException("The server did not start: " + Files.readString(log(data)));
  }

  private static Path log(Path data) {
    return data.resolve("server.log");
  }
}
