package chat.maru.orchestrator.provider.anthropic;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.Usage;
import chat.maru.orchestrator.provider.EventChunks;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.ModelList;
import chat.maru.orchestrator.provider.ModelName;
import chat.maru.orchestrator.provider.RequestBody;
import chat.maru.orchestrator.provider.VendorErrors;
import chat.maru.orchestrator.provider.VendorHttp;
import chat.maru.orchestrator.provider.WireEvents;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.messages.MessagesCodec;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Anthropic, or whoever speaks its messages.
public final class AnthropicProvider implements Provider {
  /// The version of the API that the codec was written for; a client's own goes before it.
  private static final String VERSION = "2023-06-01";

  private static final String MESSAGES = "/messages";

  /// What only the making of an answer needs, and counting refuses.
  private static final Set<String> NOT_COUNTED =
      Set.of("max_tokens", "stream", "temperature", "top_p", "top_k", "stop_sequences", "metadata");

  private static final MessagesCodec CODEC = new MessagesCodec();

  private final ProviderConfig config;
  private final VendorHttp http;

  public AnthropicProvider(ProviderConfig config, EventLoops loops) {
    this.config = config;
    this.http =
        new VendorHttp(versioned(config), loops, (headers, key) -> headers.put("x-api-key", key));
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public String kind() {
    return config.kind();
  }

  @Override
  public boolean own() {
    return config.own();
  }

  @Override
  public List<Wire> wires() {
    return List.of(Wire.MESSAGES);
  }

  @Override
  public List<Model> models() {
    if (!config.models().isEmpty()) {
      return config.described();
    }
    return ModelList.read(config, list());
  }

  @Override
  public void check() {
    ModelList.read(config, list());
  }

  @Override
  public Chunks stream(Call call) {
    byte[] body = RequestBody.of(own(call), true, false);
    return new EventChunks(
        http.events(call, MESSAGES, headers(call.request()), body),
        call.model(),
        new WireEvents(call.model(), CODEC));
  }

  @Override
  public Body complete(Call call) {
    byte[] body = RequestBody.of(own(call), false, false);
    byte[] raw = http.whole(call, MESSAGES, headers(call.request()), body);
    JsonObject json = http.object(raw);
    if (json.has("error")) {
      throw VendorErrors.inBand(name(), json);
    }
    if (!json.has("content")) {
      throw VendorErrors.nonsense(name(), "JSON that has no content");
    }
    ModelName.Renamed renamed = ModelName.inAnswer(raw, json, call.model());
    return new Body(renamed.raw(), renamed.json(), CODEC.tokens(json).map(Usage::of).orElse(null));
  }

  @Override
  public OptionalLong count(Call call) {
    JsonObject.Builder body = own(call).request().body().toBuilder();
    NOT_COUNTED.forEach(body::remove);
    byte[] asked = body.put("model", call.model().upstream()).build().toBytes();
    JsonObject counted =
        http.object(http.whole(call, MESSAGES + "/count_tokens", headers(call.request()), asked));
    return counted.findLong("input_tokens");
  }

  @Override
  public void close() {
    http.close();
  }

  /// The call without thoughts of other vendors, which a switch of models may have brought into the
  /// conversation and which Anthropic would refuse.
  private static Call own(Call call) {
    ChatRequest request = call.request();
    JsonObject body = MessagesCodec.ownThoughts(request.body());
    if (body.equals(request.body())) {
      return call;
    }
    return new Call(
        request.said(Wire.MESSAGES, body).wire(Wire.MESSAGES, request.headers()),
        call.model(),
        call.limits(),
        call.deadline(),
        call.reportUsage());
  }

  private byte[] list() {
    return http.get("/models?limit=1000", Map.of("anthropic-version", VERSION));
  }

  private static Map<String, String> headers(ChatRequest request) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.putIfAbsent("anthropic-version", VERSION);
    return headers;
  }

  /// Anthropic's clients are told an address without `/v1`, the others one with it.
  private static ProviderConfig versioned(ProviderConfig config) {
    String url = config.url().replaceAll("/+$", "");
    return url.endsWith("/v1") ? config : config.at(url + "/v1");
  }
}
