package chat.maru.modelhost;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The endpoints. Until the models are loaded everything but `/healthz` is told to come again.
final class Host implements Door.Handler {
  /// How many calls may wait behind the one that is served.
  static final int MAX_WAITING = 8;

  /// The models in memory; there may be one of each kind.
  record Models(Optional<ChatModel> chat, Optional<Embedder> embedder) {}

  private final Clock clock;
  private final WaitingLine line = new WaitingLine(MAX_WAITING);
  private volatile Optional<Models> models = Optional.empty();

  Host(Clock clock) {
    this.clock = clock;
  }

  void serve(Models loaded) {
    models = Optional.of(loaded);
  }

  @Override
  public void handle(Exchange exchange) {
    Request request = exchange.request();
    String call = request.method() + " " + request.path();
    switch (call) {
      case "GET /healthz" -> health(exchange);
      case "GET /v1/models" -> list(exchange, loaded());
      case "POST /v1/chat/completions" ->
          new Chat(loaded().chat().orElseThrow(() -> none("chats")), line, clock).handle(exchange);
      case "POST /v1/embeddings" ->
          new Embeddings(loaded().embedder().orElseThrow(() -> none("makes embeddings")), line)
              .handle(exchange);
      default -> throw new MaruException(CommonError.NOT_FOUND, "There is no " + call);
    }
  }

  private Models loaded() {
    return models.orElseThrow(
        () ->
            new MaruException(HostError.MODEL_LOADING, "The embedded model is still being loaded")
                .retryAfter(Duration.ofSeconds(2)));
  }

  private static MaruException none(String does) {
    return new MaruException(HostError.MODEL_NOT_FOUND, "No embedded model " + does);
  }

  private void health(Exchange exchange) {
    boolean ready = models.isPresent();
    exchange.json(
        ready ? 200 : 503,
        JsonObject.builder()
            .put("status", ready ? "ok" : "loading")
            .put("calls", line.length())
            .build());
  }

  private static void list(Exchange exchange, Models loaded) {
    List<Json> entries = new ArrayList<>();
    loaded.chat().ifPresent(chat -> entries.add(entry(chat.name(), chat.context())));
    loaded.embedder().ifPresent(embedder -> entries.add(entry(embedder.name(), 512)));
    exchange.json(
        200,
        JsonObject.builder().put("object", "list").put("data", new JsonArray(entries)).build());
  }

  private static Json entry(String name, int context) {
    return JsonObject.builder()
        .put("id", name)
        .put("object", "model")
        .put("created", 0)
        .put("owned_by", "maru")
        .put("context_length", context)
        .build();
  }
}
