package chat.maru.orchestrator.provider.gemini;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.Usage;
import chat.maru.orchestrator.provider.EventChunks;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.ModelName;
import chat.maru.orchestrator.provider.VendorErrors;
import chat.maru.orchestrator.provider.VendorHttp;
import chat.maru.orchestrator.provider.WireEvents;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.gemini.GeminiCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Google's Gemini (ai.google.dev/api). The model stands in the address; the key in
/// `x-goog-api-key`.
public final class GeminiProvider implements Provider {
  /// The largest page that the vendor gives.
  private static final String LIST = "/models?pageSize=1000";

  private final ProviderConfig config;
  private final VendorHttp http;
  private final Codec codec = new GeminiCodec();
  private final Signatures signatures = new Signatures();

  public GeminiProvider(ProviderConfig config, EventLoops loops) {
    this.config = config;
    this.http = new VendorHttp(config, loops, (headers, key) -> headers.put("x-goog-api-key", key));
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
    return List.of(Wire.GEMINI);
  }

  @Override
  public List<Model> models() {
    return config.models().isEmpty() ? list() : config.described();
  }

  @Override
  public void check() {
    list();
  }

  @Override
  public Chunks stream(Call call) {
    byte[] body = GeminiBody.of(call, signatures);
    String path = path(call.model(), "streamGenerateContent?alt=sse");
    return new SignedChunks(
        new EventChunks(
            http.events(call, path, Map.of(), body),
            call.model(),
            new WireEvents(call.model(), codec)),
        call,
        signatures);
  }

  @Override
  public Body complete(Call call) {
    byte[] body = GeminiBody.of(call, signatures);
    JsonObject json =
        http.object(http.whole(call, path(call.model(), "generateContent"), Map.of(), body));
    if (json.has("error")) {
      throw VendorErrors.inBand(name(), json);
    }
    if (!json.has("candidates") && !json.has("promptFeedback")) {
      throw VendorErrors.nonsense(name(), "JSON that has no candidates");
    }
    JsonObject answer = signatures.keep(call, json);
    ModelName.Renamed renamed = ModelName.inAnswer(answer.toBytes(), answer, call.model());
    Usage usage = codec.tokens(json).map(Usage::of).orElse(null);
    return new Body(renamed.raw(), renamed.json(), usage);
  }

  @Override
  public Body embed(Call call) {
    byte[] body = Embeddings.body(call);
    return Embeddings.answer(
        call,
        http.object(http.whole(call, path(call.model(), "batchEmbedContents"), Map.of(), body)));
  }

  @Override
  public void close() {
    http.close();
  }

  private List<Model> list() {
    JsonObject body = http.object(http.get(LIST, Map.of()));
    if (!(body.find("models").orElse(JsonNull.NULL) instanceof JsonArray listed)) {
      throw VendorErrors.nonsense(name(), "something that is no list of models");
    }
    List<Model> models = new ArrayList<>();
    for (Json entry : listed) {
      if (!(entry instanceof JsonObject model) || model.findString("name").isEmpty()) {
        throw VendorErrors.nonsense(name(), "a list of models with an entry without a name");
      }
      if (methods(model)
          .anyMatch(one -> one.equals("generateContent") || one.startsWith("embed"))) {
        models.add(
            config.discovered(
                bare(model.requireString("name")),
                (int) Math.min(Integer.MAX_VALUE, model.findLong("inputTokenLimit").orElse(0))));
      }
    }
    return models;
  }

  private static Stream<String> methods(JsonObject model) {
    return model.find("supportedGenerationMethods").orElse(JsonNull.NULL) instanceof JsonArray all
        ? all.strings()
        : Stream.of("generateContent");
  }

  private static String path(Model model, String method) {
    return "/models/" + bare(model.upstream()) + ":" + method;
  }

  private static String bare(String name) {
    return name.startsWith("models/") ? name.substring("models/".length()) : name;
  }
}
