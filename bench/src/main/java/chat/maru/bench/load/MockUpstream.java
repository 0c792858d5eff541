package chat.maru.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A model server that costs next to nothing: canned answers over raw sockets.
///
/// A body with `"stream":true` gets twenty words, an end and `[DONE]`, any other one completion. As
/// with a real vendor each event is a write of its own, made in a turn of the event loop of its own
/// or some milliseconds after the last, so that whoever forwards them cannot take them as one.
public final class MockUpstream implements AutoCloseable {
  private static final int CHUNKS = 20;
  private static final Buffer PLAIN = plain();
  private static final List<Buffer> STREAM = stream();
  private static final Buffer MODELS =
      answer(
          "application/json",
          "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\"}]}");

  private final NetServer server;

  private MockUpstream(NetServer server) {
    this.server = server;
  }

  /// Starts on a free loopback port.
  ///
  /// @param gapMs between two events of a stream; 0 for the next turn of the event loop
  public static MockUpstream start(Vertx vertx, int gapMs) {
    NetServer server =
        vertx.createNetServer().connectHandler(socket -> serve(vertx, gapMs, socket));
    try {
      server
          .listen(0, "127.0.0.1")
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the mock cannot listen", e);
    }
    return new MockUpstream(server);
  }

  public int port() {
    return server.actualPort();
  }

  private static void serve(Vertx vertx, int gapMs, NetSocket socket) {
    HttpFrames frames = new HttpFrames();
    boolean[] gone = {false};
    socket.closeHandler(_ -> gone[0] = true);
    socket.exceptionHandler(_ -> {}); // clients that leave are part of some loads
    socket.handler(
        bytes -> {
          frames.add(bytes);
          for (Buffer request = frames.next(); request != null; request = frames.next()) {
            String text = request.toString(StandardCharsets.UTF_8);
            if (text.contains("\"stream\":true")) {
              stream(vertx, gapMs, socket, gone, 0);
            } else {
              socket.write(text.startsWith("GET") ? MODELS.copy() : PLAIN.copy());
            }
          }
        });
  }

  private static void stream(Vertx vertx, int gapMs, NetSocket socket, boolean[] gone, int event) {
    if (gone[0] || event == STREAM.size()) {
      return;
    }
    socket.write(STREAM.get(event).copy());
    if (gapMs == 0) {
      vertx.runOnContext(_ -> stream(vertx, gapMs, socket, gone, event + 1));
    } else {
      vertx.setTimer(gapMs, _ -> stream(vertx, gapMs, socket, gone, event + 1));
    }
  }

  private static Buffer plain() {
    return answer(
        "application/json",
        "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"mock\",\"choices\":["
            + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"The hall is open to everyone.\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}");
  }

  private static Buffer answer(String type, String body) {
    return Buffer.buffer(
        "HTTP/1.1 200 OK\r\ncontent-type: "
            + type
            + "\r\ncontent-length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  private static List<Buffer> stream() {
    List<Buffer> out = new ArrayList<>();
    out.add(
        Buffer.buffer(
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"));
    for (int i = 0; i < CHUNKS; i++) {
      out.add(chunk(event("{\"content\":\"word" + i + " \"}", "null", "")));
    }
    String usage = ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":20,\"total_tokens\":32}";
    out.add(chunk(event("{}", "\"stop\"", usage)));
    out.add(chunk("data: [DONE]\n\n").appendString("0\r\n\r\n"));
    return out;
  }

  private static String event(String delta, String finish, String more) {
    return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"mock\","
        + "\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finish
        + "}]"
        + more
        + "}\n\n";
  }

  private static Buffer chunk(String text) {
    return Buffer.buffer(Integer.toHexString(text.length()))
        .appendString("\r\n")
        .appendString(text)
        .appendString("\r\n");
  }

  @Override
  public void close() {
    var _ = server.close();
  }
}
