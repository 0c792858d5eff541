package chat.maru.orchestrator.http;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
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
import chat.maru.orchestrator.ReceiptView;
import java.nio.charset.StandardCharsets;

/// OpenAI's chat completions and embeddings, and the route that a chat would take.
///
/// Words on `/v1` are of class `open` unless a header or a detector raises them: a program that
/// shows a key has chosen to send them. Identifiers make them `sealed` here too.
public final class ChatApi {
  /// Pictures travel inside the request.
  private static final long MAX_BYTES = 32L << 20;

  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

  private final Gateway gateway;

  public ChatApi(Gateway gateway) {
    this.gateway = gateway;
  }

  public void addTo(Routes routes) {
    routes
        .post("/v1/chat/completions", Access.KEY, MAX_BYTES, this::chat)
        .post("/v1/embeddings", Access.KEY, MAX_BYTES, this::embed)
        .post("/v1/route", Access.KEY, MAX_BYTES, this::route);
  }

  private Reply chat(Request http) {
    ChatRequest request = read(http);
    http.onClientGone(request.cancel()::cancel);
    if (request.body().findBool("stream").orElse(false)) {
      return Reply.sse(out -> stream(request, out));
    }
    return reply(gateway.complete(request));
  }

  private Reply embed(Request http) {
    JsonObject body = Json.parseObject(http.body());
    ChatBody.checkEmbeddings(body);
    ChatRequest request = request(http, body);
    http.onClientGone(request.cancel()::cancel);
    return reply(gateway.embed(request));
  }

  private static Reply reply(Completion answer) {
    return Reply.bytes(200, "application/json", answer.raw())
        .header("x-maru-model", answer.model().name())
        .header("x-maru-receipt", answer.receipt().id());
  }

  private Reply route(Request http) {
    JsonObject route = new ReceiptView(Locales.of(http)).route(gateway.route(read(http)));
    return Reply.json(200, route);
  }

  private void stream(ChatRequest request, SseWriter out) {
    boolean usage =
        request
            .body()
            .findObject("stream_options")
            .flatMap(options -> options.findBool("include_usage"))
            .orElse(false);
    try (ChatStream answer = gateway.open(request)) {
      out.header("x-maru-model", answer.model().name());
      out.header("x-maru-receipt", answer.receiptId());
      while (answer.hasNext()) {
        Chunk chunk = answer.next();
        if (usage) {
          out.data(chunk.raw());
        } else {
          writeWithoutUsage(chunk, out);
        }
      }
      out.data(DONE);
    }
  }

  /// Leaves out the usage that Maru asked for and the client did not.
  private static void writeWithoutUsage(Chunk chunk, SseWriter out) {
    if (!chunk.json().has("usage")) {
      out.data(chunk.raw());
      return;
    }
    boolean only =
        chunk.json().find("choices").orElse(JsonNull.NULL) instanceof JsonArray choices
            && choices.size() == 0
            && chunk.json().find("usage").orElse(JsonNull.NULL) != JsonNull.NULL;
    if (!only) {
      out.data(chunk.json().toBuilder().remove("usage").build().toBytes());
    }
  }

  private static ChatRequest read(Request http) {
    return request(http, ChatBody.check(Json.parseObject(http.body())));
  }

  private static ChatRequest request(Request http, JsonObject body) {
    return ChatRequest.of(body, Origins.of(http), Choices.dataClass(http), http.deadline())
        .discretion(Choices.discretion(http))
        .raw(http.body())
        .cancel(new Cancel());
  }
}
