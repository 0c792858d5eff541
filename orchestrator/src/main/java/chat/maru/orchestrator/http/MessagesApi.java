package chat.maru.orchestrator.http;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.edge.SseWriter;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.ChatStream;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Completion;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Anthropic's messages, answered by any model.
///
/// Words are of the same class as on the other `/v1` endpoints.
public final class MessagesApi {
  /// Pictures travel inside the request; Anthropic takes as much.
  private static final long MAX_BYTES = 32L << 20;

  private final Gateway gateway;

  public MessagesApi(Gateway gateway) {
    this.gateway = gateway;
  }

  public void addTo(Routes routes) {
    routes
        .post("/v1/messages", Access.KEY, MAX_BYTES, this::answer)
        .post("/v1/messages/count_tokens", Access.KEY, MAX_BYTES, this::count);
  }

  private Reply answer(Request http) {
    ChatRequest request = request(http, MessagesBody.check(Json.parseObject(http.body())));
    http.onClientGone(request.cancel()::cancel);
    if (request.body().findBool("stream").orElse(false)) {
      return Reply.sse(out -> stream(request, out)).header("request-id", http.requestId());
    }
    Completion answer = gateway.complete(request);
    return Reply.bytes(200, "application/json", answer.raw())
        .header("request-id", http.requestId())
        .header("x-maru-model", answer.model().name())
        .header("x-maru-receipt", answer.receipt().id());
  }

  private Reply count(Request http) {
    JsonObject body = MessagesBody.checkPrompt(Json.parseObject(http.body()));
    ChatRequest request = request(http, body);
    http.onClientGone(request.cancel()::cancel);
    long tokens = gateway.count(request);
    return Reply.json(200, JsonObject.builder().put("input_tokens", tokens).build());
  }

  private void stream(ChatRequest request, SseWriter out) {
    try (ChatStream answer = gateway.open(request)) {
      out.header("x-maru-model", answer.model().name());
      out.header("x-maru-receipt", answer.receiptId());
      while (answer.hasNext()) {
        out.raw(frame(answer.next()));
      }
    }
  }

  private static byte[] frame(Chunk chunk) {
    String name =
        chunk.name().isEmpty() ? chunk.json().findString("type").orElse("") : chunk.name();
    byte[] head = ("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8);
    byte[] data = chunk.raw();
    byte[] frame = new byte[head.length + data.length + 2];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(data, 0, frame, head.length, data.length);
    frame[frame.length - 2] = '\n';
    frame[frame.length - 1] = '\n';
    return frame;
  }

  private static ChatRequest request(Request http, JsonObject body) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : new String[] {"anthropic-beta", "anthropic-version"}) {
      http.header(name).ifPresent(value -> headers.put(name, value));
    }
    return ChatRequest.of(body, Origins.of(http), Choices.dataClass(http), http.deadline())
        .discretion(Choices.discretion(http))
        .raw(http.body())
        .wire(Wire.MESSAGES, headers)
        .cancel(new Cancel());
  }
}
