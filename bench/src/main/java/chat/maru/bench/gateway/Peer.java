package chat.maru.bench.gateway;

import chat.maru.base.Threads;
import chat.maru.bench.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// A server that passes requests on to the mock, as its own papers say it is started.
///
/// @param door how it is asked
record Peer(String name, RunningProcess process, int port, Door door) implements AutoCloseable {
  private static final Pattern NEVER = Pattern.compile("(never matches)$^x");
  static final Duration LONGEST_START = Duration.ofSeconds(60);

  /// How a chat completion is asked for.
  ///
  /// @param headers whole lines, each with its end
  record Door(String path, String model, String headers) {
    /// OpenAI's own address, for the mock's model.
    static Door plain(String key) {
      return new Door("/v1/chat/completions", "mock", "authorization: Bearer " + key + "\r\n");
    }
  }

  /// Starts `command`, which is to listen on `port`, and waits until it does.
  static Peer start(String name, List<String> command, int port, Door door) {
    return start(name, new ProcessBuilder(command), port, door);
  }

  static Peer start(String name, ProcessBuilder command, int port, Door door) {
    Peer peer = new Peer(name, RunningProcess.start(command, NEVER), port, door);
    peer.awaitListening();
    return peer;
  }

  Duration cpu() {
    return process.cpu();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException e) {
        Threads.sleep(Duration.ofMillis(50));
      }
    }
    close();
    throw new IllegalStateException(name + " does not listen");
  }

  @Override
  public void close() {
    process.close();
  }
}
