package chat.maru.orchestrator.provider.openai;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Limits;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.Upstream;
import chat.maru.orchestrator.provider.UpstreamAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Anything that speaks OpenAI's chat completions: OpenAI itself, other vendors' compatible
/// addresses, llama.cpp, vLLM, Ollama, LM Studio.
public final class OpenAiProvider implements Provider {
  /// The largest answer that is not streamed, in bytes.
  private static final int MAX_BODY = 64 << 20;

  private static final String CHAT = "/chat/completions";
  private static final int MAX_ERROR = 64 << 10;
  private static final Duration LIST = Duration.ofSeconds(10);

  private final ProviderConfig config;
  private final Upstream upstream;
  private final KeyRing keys;
  private volatile boolean usageOption = true;

  public OpenAiProvider(ProviderConfig config, EventLoops loops) {
    this.config = config;
    this.upstream = new Upstream(loops, config.name(), base(config.url()));
    this.keys = new KeyRing(config.keys());
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
  public List<Model> models() {
    if (!config.models().isEmpty()) {
      return config.models().stream().map(config::model).toList();
    }
    return ModelList.read(config, list());
  }

  @Override
  public void check() {
    ModelList.read(config, list());
  }

  byte[] list() {
    int place = keys.place();
    try (UpstreamAnswer answer =
        upstream.get("/models", headers(place), Limits.DEFAULT.connect(), LIST, new Cancel())) {
      requireOk(answer, LIST);
      return answer.all(LIST, MAX_BODY);
    }
  }

  @Override
  public Chunks stream(Call call) {
    boolean usage = call.reportUsage() && usageOption;
    try {
      UpstreamAnswer answer =
          post(call, CHAT, RequestBody.of(call, true, usage), call.limits().firstByte());
      requireEvents(answer);
      return new OpenAiChunks(answer, call.model());
    } catch (MaruException e) {
      if (usage && e.message().contains("stream_options")) {
        usageOption = false; // an older server: the usage is counted here then
        return stream(call);
      }
      throw e;
    }
  }

  @Override
  public Body complete(Call call) {
    return whole(call, CHAT, "choices");
  }

  @Override
  public Body embed(Call call) {
    return whole(call, "/embeddings", "data");
  }

  /// @param list the field without which it is no answer
  private Body whole(Call call, String path, String list) {
    Duration wait = call.limits().plain();
    long end = System.nanoTime() + wait.toNanos();
    byte[] body = RequestBody.of(call, false, false);
    try (UpstreamAnswer answer = post(call, path, body, wait)) {
      byte[] raw = answer.all(Duration.ofNanos(Math.max(0, end - System.nanoTime())), MAX_BODY);
      JsonObject json = parse(raw);
      if (json.has("error") && !json.has(list)) {
        throw VendorErrors.inBand(name(), json);
      }
      if (!(json.find(list).orElse(JsonNull.NULL) instanceof JsonArray array)
          || array.size() == 0) {
        throw VendorErrors.nonsense(name(), "JSON that has no " + list);
      }
      Chunk renamed = ModelName.inAnswer(raw, json, call.model());
      return new Body(renamed.raw(), renamed.json());
    }
  }

  @Override
  public void close() {
    upstream.close();
  }

  /// Sends the request with the key of the hour; a refused key gives way to the next one.
  private UpstreamAnswer post(Call call, String path, byte[] body, Duration head) {
    for (int tried = 1; ; tried++) {
      int place = keys.place();
      UpstreamAnswer answer =
          upstream.post(
              path, headers(place), body, call.limits().connect(), head, call.request().cancel());
      try {
        requireOk(answer, call.limits().stall());
        return answer;
      } catch (MaruException e) {
        answer.close();
        boolean keyRefused =
            e.code() == OrchestratorError.PROVIDER_KEY
                || e.code() == OrchestratorError.PROVIDER_BUSY;
        if (!keyRefused || tried >= keys.size()) {
          throw e;
        }
        keys.refused(place);
      }
    }
  }

  private void requireOk(UpstreamAnswer answer, Duration wait) {
    if (answer.status() == 200) {
      return;
    }
    byte[] body = answer.status() >= 400 ? answer.all(wait, MAX_ERROR) : new byte[0];
    throw VendorErrors.status(name(), answer.status(), body, answer::header);
  }

  private void requireEvents(UpstreamAnswer answer) {
    String type = answer.header("content-type").orElse("text/event-stream");
    if (!type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
      answer.close();
      throw VendorErrors.nonsense(name(), type + " where a stream of events was expected");
    }
  }

  private JsonObject parse(byte[] raw) {
    try {
      if (Json.parse(raw) instanceof JsonObject object) {
        return object;
      }
    } catch (MaruException e) {
      // told below, as the vendor's fault and not the caller's
    }
    throw VendorErrors.nonsense(name(), "something that is no JSON object");
  }

  private Map<String, String> headers(int place) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("accept", "application/json, text/event-stream");
    headers.put("content-type", "application/json");
    headers.put("user-agent", "maru");
    String authorization = keys.authorization(place);
    if (!authorization.isEmpty()) {
      headers.put("authorization", authorization);
    }
    return headers;
  }

  private static URI base(String url) {
    return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }
}
