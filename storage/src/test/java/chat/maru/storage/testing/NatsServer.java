package chat.maru.storage.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real NATS server, ended with this JVM at the latest.
public final class NatsServer implements AutoCloseable {
  private final int port = Child.freePort();
  private final Child child =
      new Child("KILL", List.of(binary(), "-a", "127.0.0.1", "-p", Integer.toString(port)));

  private NatsServer() {}

  public static NatsServer start() {
    NatsServer server = new NatsServer();
    server.resume();
    return server;
  }

  public String url() {
    return "nats://127.0.0.1:" + port;
  }

  /// Ends it as `kill -9` does.
  public void crash() {
    child.end();
  }

  /// Starts it (again) and returns once it listens.
  public void resume() {
    child.start();
    long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (System.nanoTime() > give) {
          throw new IllegalStateException("NATS did not start", e);
        }
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  @Override
  public void close() {
    child.end();
  }

  private static String binary() {
    return Stream.of("/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "NATS is needed for these tests: apt-get install nats-server"));
  }
}
