package chat.maru.orchestrator.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Health;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.ModelConfig;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.OrchestratorConfig;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.Providers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Providers as the operator sees and sets them. A key goes in and never comes out.
public final class ProvidersApi {
  private final Providers providers;
  private final Models models;
  private final Health health;

  public ProvidersApi(Providers providers, Models models, Health health) {
    this.providers = providers;
    this.models = models;
    this.health = health;
  }

  public void addTo(Routes routes) {
    routes
        .get("/api/providers", Access.OPERATOR, this::list)
        .post("/api/providers", Access.OPERATOR, this::add)
        .delete("/api/providers/{name}", Access.OPERATOR, this::remove)
        .post("/api/providers/{name}/test", Access.OPERATOR, this::test);
  }

  private Reply list(Request http) {
    Map<String, Models.Served> served =
        models.snapshot().served().stream()
            .collect(Collectors.toMap(one -> one.provider().name(), Function.identity()));
    List<Json> shown = new ArrayList<>();
    for (ProviderConfig config : providers.list()) {
      shown.add(shown(config, Optional.ofNullable(served.get(config.name()))));
    }
    return Reply.json(200, JsonObject.builder().put("providers", new JsonArray(shown)).build());
  }

  private Reply add(Request http) {
    ProviderConfig config = read(http.json());
    Models.Served served = providers.add(config);
    return Reply.json(201, shown(config, Optional.of(served)));
  }

  private Reply remove(Request http) {
    providers.remove(http.pathParam("name"));
    return Reply.noContent();
  }

  private Reply test(Request http) {
    long started = System.nanoTime();
    try {
      List<Model> list = providers.test(http.pathParam("name"));
      return Reply.json(
          200,
          JsonObject.builder()
              .put("ok", true)
              .put("models", names(list))
              .put("ms", (System.nanoTime() - started) / 1_000_000)
              .build());
    } catch (MaruException e) {
      if (e.code() == CommonError.NOT_FOUND) {
        throw e;
      }
      return Reply.json(
          200,
          JsonObject.builder()
              .put("ok", false)
              .put("code", e.code().code())
              .put("detail", e.message())
              .put("ms", (System.nanoTime() - started) / 1_000_000)
              .build());
    }
  }

  private JsonObject shown(ProviderConfig config, Optional<Models.Served> served) {
    List<Model> list = served.map(Models.Served::models).orElse(List.of());
    boolean healthy =
        served.filter(one -> one.error() == null).isPresent()
            && list.stream().noneMatch(m -> health.standing(m) == Health.Standing.DOWN);
    return JsonObject.builder()
        .put("name", config.name())
        .put("kind", config.kind())
        .put("url", config.url())
        .put("own", config.own())
        .put("keySet", !config.keys().isEmpty())
        .put("source", config.source().code())
        .put("models", names(list))
        .put("healthy", healthy)
        .put("error", served.map(Models.Served::error).orElse(null))
        .build();
  }

  private static ProviderConfig read(JsonObject body) {
    String name = body.requireString("name").strip();
    if (!OrchestratorConfig.isName(name)) {
      throw MaruException.invalid("name", name, "letters, digits, `.`, `_` and `-`");
    }
    String kind = body.findString("kind").orElse("openai");
    if (!kind.equals("openai") && !kind.equals("anthropic")) {
      throw MaruException.invalid("kind", kind, "openai or anthropic");
    }
    String key = body.findString("key").orElse("").strip();
    return new ProviderConfig(
        name,
        kind,
        url(body.requireString("url").strip()),
        key.isEmpty() ? List.of() : List.of(key),
        body.findBool("own").orElse(false),
        models(body),
        ProviderConfig.Source.PAGE);
  }

  private static String url(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw MaruException.invalid("url", text, "an address such as https://api.openai.com/v1");
  }

  private static List<ModelConfig> models(JsonObject body) {
    List<ModelConfig> models = new ArrayList<>();
    for (Json entry : body.findArray("models").orElse(JsonArray.EMPTY)) {
      switch (entry) {
        case JsonString text -> models.add(ModelConfig.named(text.value()));
        case JsonObject object -> models.add(ModelConfig.named(object.requireString("name")));
        case JsonArray _, JsonNumber _, JsonBool _, JsonNull _ ->
            throw MaruException.invalid("models", entry.kind(), "names of models");
      }
    }
    return models;
  }

  private static JsonArray names(List<Model> list) {
    return JsonArray.ofStrings(list.stream().map(Model::name).toList());
  }
}
