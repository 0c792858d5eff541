package chat.maru.orchestrator.http;

import chat.maru.base.Fault;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.SseWriter;
import chat.maru.orchestrator.ChatStream;
import chat.maru.orchestrator.Chunk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the events of a streamed response. It ends with the event that says how the response
/// ended; there is no `[DONE]`.
final class ResponseStream {
  private static final Set<String> LAST =
      Set.of("response.completed", "response.incomplete", "response.failed");

  private static final Logger LOG = LoggerFactory.getLogger(ResponseStream.class);

  private final ResponseTold told;
  private final SseWriter out;
  private long next;

  ResponseStream(ResponseTold told, SseWriter out) {
    this.told = told;
    this.out = out;
  }

  void write(ChatStream answer) {
    try (answer) {
      out.header("x-maru-model", answer.model().name());
      out.header("x-maru-receipt", answer.receiptId());
      try {
        while (answer.hasNext()) {
          write(answer.next());
        }
      } catch (MaruException e) {
        fail(answer, e);
      }
    }
  }

  private void write(Chunk chunk) {
    JsonObject event = chunk.json();
    String type = event.findString("type").orElse(chunk.name());
    next = event.findLong("sequence_number").orElse(next) + 1;
    frame(type, told.event(chunk.raw(), event, LAST.contains(type)));
  }

  /// A failure is told in events, because clients count them; a stream that passed as it came gets
  /// an `error` event with the number that is its turn.
  private void fail(ChatStream answer, MaruException error) {
    LOG.warn("A response broke off: {}: {}", error.code().code(), error.message());
    List<Chunk> failure = answer.failure(error);
    failure.forEach(this::write);
    if (failure.isEmpty()) {
      boolean callers = error.code().fault() == Fault.CALLER;
      String code = error.code().status() == 429 ? "rate_limit_exceeded" : "server_error";
      frame(
          "error",
          JsonObject.builder()
              .put("type", "error")
              .put("sequence_number", next)
              .put("code", callers ? error.code().code() : code)
              .put("message", error.message())
              .putNull("param")
              .build()
              .toBytes());
    }
  }

  private void frame(String type, byte[] data) {
    byte[] head = ("event: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[head.length + data.length + 2];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(data, 0, frame, head.length, data.length);
    frame[frame.length - 2] = '\n';
    frame[frame.length - 1] = '\n';
    out.raw(frame);
  }
}
