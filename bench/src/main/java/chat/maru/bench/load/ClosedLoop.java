package chat.maru.bench.load;

import chat.maru.base.Threads;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Some connections that each send the same request again as soon as the answer is complete.
public final class ClosedLoop {
  private final Vertx vertx;
  private final int port;
  private final Buffer request;

  public ClosedLoop(Vertx vertx, int port, String request) {
    this.vertx = vertx;
    this.port = port;
    this.request = Buffer.buffer(request);
  }

  /// A POST with a JSON body.
  ///
  /// @param headers whole lines, each with its end
  public static String post(String path, String headers, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
        + headers
        + "content-length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  /// Runs for `duration` and blocks until it is over.
  public LoadResult run(int connections, Duration duration) {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    CountDownLatch open = new CountDownLatch(connections);
    NetClient client =
        vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(5000));
    List<Loop> loops = Stream.generate(() -> new Loop(end, open)).limit(connections).toList();
    for (Loop loop : loops) {
      client.connect(port, "127.0.0.1").onSuccess(loop::start).onFailure(loop::fail);
    }
    try {
      open.await(duration.toSeconds() + 30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } finally {
      var _ = client.close();
    }
    LoadResult result = new LoadResult(Duration.ofNanos(System.nanoTime() - start));
    loops.forEach(loop -> result.add(loop.samples, loop.errors));
    return result;
  }

  /// One connection. Runs on one event loop.
  private final class Loop {
    private final long end;
    private final CountDownLatch open;
    private final HttpFrames frames = new HttpFrames();
    private final Samples samples = new Samples();
    private int errors;
    private long sent;
    private long firstByte;

    Loop(long end, CountDownLatch open) {
      this.end = end;
      this.open = open;
    }

    void start(NetSocket socket) {
      socket.handler(bytes -> received(socket, bytes));
      socket.closeHandler(_ -> open.countDown());
      send(socket);
    }

    void fail(Throwable cause) {
      errors++;
      open.countDown();
    }

    private void send(NetSocket socket) {
      sent = System.nanoTime();
      firstByte = 0;
      socket.write(request.copy());
    }

    private void received(NetSocket socket, Buffer bytes) {
      frames.add(bytes);
      if (firstByte == 0 && frames.bodyBegun()) {
        firstByte = System.nanoTime();
      }
      Buffer answer = frames.next();
      if (answer == null) {
        return;
      }
      long now = System.nanoTime();
      if (answer.getString(9, 12).equals("200")) {
        samples.add(now - sent, (firstByte == 0 ? now : firstByte) - sent);
      } else {
        errors++;
      }
      if (now < end) {
        send(socket);
      } else {
        var _ = socket.close();
      }
    }
  }
}
