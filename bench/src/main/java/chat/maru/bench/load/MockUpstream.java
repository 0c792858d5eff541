package chat.maru.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A model server that costs next to nothing: canned answers over raw sockets.
///
/// A body with `"stream":true` gets twenty chunks and `[DONE]`, any other one completion.
public final class MockUpstream implements AutoCloseable {
  private static final int CHUNKS = 20;
  private static final Buffer PLAIN = plain();
  private static final Buffer STREAM = stream();
  private static final Buffer MODELS =
      answer(
          "application/json",
          "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\"}]}");

  private final NetServer server;

  private MockUpstream(NetServer server) {
    this.server = server;
  }

  /// Starts on a free loopback port.
  public static MockUpstream start(Vertx vertx) {
    NetServer server = vertx.createNetServer().connectHandler(MockUpstream::serve);
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

  private static void serve(NetSocket socket) {
    HttpFrames frames = new HttpFrames();
    socket.handler(
        bytes -> {
          frames.add(bytes);
          for (Buffer request = frames.next(); request != null; request = frames.next()) {
            socket.write(answerTo(request));
          }
        });
  }

  private static Buffer answerTo(Buffer request) {
    String text = request.toString(StandardCharsets.UTF_8);
    if (text.startsWith("GET")) {
      return MODELS.copy();
    }
    return text.contains("\"stream\":true") ? STREAM.copy() : PLAIN.copy();
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

  private static Buffer stream() {
    Buffer out =
        Buffer.buffer(
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n");
    for (int i = 0; i < CHUNKS; i++) {
      chunk(out, event("{\"content\":\"word" + i + " \"}", "null", ""));
    }
    String usage = ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":20,\"total_tokens\":32}";
    chunk(out, event("{}", "\"stop\"", usage));
    chunk(out, "data: [DONE]\n\n");
    return out.appendString("0\r\n\r\n");
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

  private static void chunk(Buffer out, String text) {
    out.appendString(Integer.toHexString(text.length()))
        .appendString("\r\n")
        .appendString(text)
        .appendString("\r\n");
  }

  @Override
  public void close() {
    var _ = server.close();
  }
}
