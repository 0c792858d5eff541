package chat.maru.orchestrator.provider.openai;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.provider.EventChunks;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.ModelList;
import chat.maru.orchestrator.provider.ModelName;
import chat.maru.orchestrator.provider.RequestBody;
import chat.maru.orchestrator.provider.VendorErrors;
import chat.maru.orchestrator.provider.VendorHttp;
import chat.maru.orchestrator.wire.Wire;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Anything that speaks OpenAI's chat completions, or responses where it says so: OpenAI itself,
/// other vendors' compatible addresses, llama.cpp, vLLM, Ollama, LM Studio.
public final class OpenAiProvider implements Provider {
  private static final String CHAT = "/chat/completions";

  private final ProviderConfig config;
  private final VendorHttp http;
  private final OpenAiResponses responses;
  private final List<Wire> wires;
  private volatile boolean usageOption = true;

  public OpenAiProvider(ProviderConfig config, EventLoops loops) {
    this.config = config;
    this.http =
        new VendorHttp(
            config, loops, (headers, key) -> headers.put("authorization", "Bearer " + key));
    this.responses = new OpenAiResponses(config.name(), http);
    this.wires = wires(config);
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
    return wires;
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
    return call.request().wire() == Wire.RESPONSES ? responses.stream(call) : chat(call);
  }

  private Chunks chat(Call call) {
    boolean usage = call.reportUsage() && usageOption;
    try {
      byte[] body = RequestBody.of(unkept(call), true, usage);
      return new EventChunks(
          http.events(call, CHAT, Map.of(), body), call.model(), new OpenAiEvents(call.model()));
    } catch (MaruException e) {
      if (usage && e.message().contains("stream_options")) {
        usageOption = false; // an older server: the usage is counted here then
        return chat(call);
      }
      throw e;
    }
  }

  @Override
  public Body complete(Call call) {
    return call.request().wire() == Wire.RESPONSES
        ? responses.complete(call)
        : whole(call, CHAT, "choices");
  }

  @Override
  public Body embed(Call call) {
    return whole(call, "/embeddings", "data");
  }

  /// @param list the field without which it is no answer
  private Body whole(Call call, String path, String list) {
    byte[] raw = http.whole(call, path, Map.of(), RequestBody.of(unkept(call), false, false));
    JsonObject json = http.object(raw);
    if (json.has("error") && !json.has(list)) {
      throw VendorErrors.inBand(name(), json);
    }
    if (!(json.find(list).orElse(JsonNull.NULL) instanceof JsonArray array) || array.size() == 0) {
      throw VendorErrors.nonsense(name(), "JSON that has no " + list);
    }
    ModelName.Renamed renamed = ModelName.inAnswer(raw, json, call.model());
    return Body.ofChat(renamed.raw(), renamed.json());
  }

  /// Asks OpenAI itself not to keep words that are not open to all, unless the client said what it
  /// wants. Others would not know the field.
  private Call unkept(Call call) {
    ChatRequest request = call.request();
    boolean open = request.dataClass() == DataClass.OPEN || request.body().has("store");
    if (open || own() || !config.name().equals("openai") || !request.body().has("messages")) {
      return call;
    }
    ChatRequest unkept =
        request.said(request.wire(), request.body().toBuilder().put("store", false).build());
    return new Call(unkept, call.model(), call.limits(), call.deadline(), call.reportUsage());
  }

  @Override
  public void close() {
    http.close();
  }

  /// OpenAI itself is asked for responses where the client's wire leaves the choice, because they
  /// give back what a model thought between two calls of tools.
  private static List<Wire> wires(ProviderConfig config) {
    if (!config.wires().isEmpty()) {
      return config.wires();
    }
    return "api.openai.com".equals(URI.create(config.url()).getHost())
        ? List.of(Wire.RESPONSES, Wire.CHAT)
        : List.of(Wire.CHAT);
  }

  private byte[] list() {
    return http.get("/models", Map.of());
  }
}
