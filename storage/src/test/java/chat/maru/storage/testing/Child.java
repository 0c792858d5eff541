package chat.maru.storage.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server process whose life hangs on the pipe that its shell reads: it ends with this JVM,
/// however that ends.
final class Child {
  private final List<String> command = new ArrayList<>();
  private @Nullable Process process;

  /// @param signal what ends it
  Child(String signal, List<String> server) {
    command.addAll(
        List.of(
            "sh",
            "-c",
            "\"$@\" </dev/null & server=$!; read -r _; kill -" + signal + " $server; wait $server",
            "sh"));
    command.addAll(server);
  }

  void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends it and waits until it is gone.
  void end() {
    Process running = process;
    if (running == null) {
      return;
    }
    process = null;
    try {
      running.getOutputStream().close();
      if (!running.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(command + " does not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
