package chat.maru.orchestrator.http;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Capability;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Health;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Preset;
import chat.maru.orchestrator.Price;
import chat.maru.orchestrator.PriceTable;
import chat.maru.orchestrator.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The models of this deployment, for programs and for the operator.
public final class ModelsApi {
  private final Models models;
  private final Health health;
  private final Gateway gateway;

  public ModelsApi(Models models, Health health, Gateway gateway) {
    this.models = models;
    this.health = health;
    this.gateway = gateway;
  }

  public void addTo(Routes routes) {
    routes
        .get("/v1/models", Access.KEY, this::listPublic)
        .get("/v1/models/{model}", Access.KEY, this::find)
        .get("/api/models", Access.OPERATOR, this::list);
  }

  private Reply listPublic(Request http) {
    List<Named> named = named(http);
    if (http.header("anthropic-version").isPresent()) {
      return Reply.json(200, forAnthropic(named));
    }
    List<Json> data = new ArrayList<>();
    named.forEach(model -> data.add(shown(model.name(), model.owner())));
    return Reply.json(
        200, JsonObject.builder().put("object", "list").put("data", new JsonArray(data)).build());
  }

  /// A preset or a model, by the name that clients ask for.
  private record Named(String name, String owner) {}

  /// What the key may ask for.
  private List<Named> named(Request http) {
    Origin origin = Origin.key(http.caller().user(), http.caller().credential());
    return Stream.concat(
            Arrays.stream(Preset.values()).map(preset -> new Named(preset.modelName(), "maru")),
            models.all().stream().map(model -> new Named(model.name(), model.provider())))
        .filter(model -> gateway.admits(origin, model.name()))
        .toList();
  }

  /// The list as Anthropic's clients read it (docs.claude.com/en/api/models-list).
  private static JsonObject forAnthropic(List<Named> named) {
    List<Json> data = new ArrayList<>(named.size());
    for (Named model : named) {
      data.add(
          JsonObject.builder()
              .put("type", "model")
              .put("id", model.name())
              .put("display_name", model.name())
              .put("created_at", "1970-01-01T00:00:00Z")
              .build());
    }
    return JsonObject.builder()
        .put("data", new JsonArray(data))
        .put("has_more", false)
        .put("first_id", named.isEmpty() ? null : named.getFirst().name())
        .put("last_id", named.isEmpty() ? null : named.getLast().name())
        .build();
  }

  private Reply find(Request http) {
    String name = http.pathParam("model");
    return named(http).stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .map(model -> Reply.json(200, shown(model.name(), model.owner())))
        .orElseThrow(
            () ->
                new MaruException(
                    OrchestratorError.MODEL_NOT_FOUND,
                    "The model `" + name + "` does not exist, or this key may not use it"));
  }

  private Reply list(Request http) {
    List<Json> all = new ArrayList<>();
    models.all().forEach(model -> all.add(described(model)));
    return Reply.json(
        200,
        JsonObject.builder()
            .put("models", new JsonArray(all))
            .put("preferred", preferred().map(Json::of).orElse(JsonNull.NULL))
            .build());
  }

  /// Who would answer a short question whose words may go anywhere.
  private Optional<String> preferred() {
    JsonObject question =
        Json.parseObject(
            "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    Route route =
        gateway.route(
            ChatRequest.of(
                question, Origin.MARU, DataClass.OPEN, Deadline.after(Duration.ofSeconds(1))));
    return route.plan().stream().findFirst().map(step -> step.model().name());
  }

  private JsonObject described(Model model) {
    Health.Tally tally = health.tally(model);
    return JsonObject.builder()
        .put("name", model.name())
        .put("provider", model.provider())
        .put("own", model.own())
        .put("tier", model.tier().code())
        .put("tools", model.can(Capability.TOOLS))
        .put("vision", model.can(Capability.VISION))
        .put("chat", model.can(Capability.CHAT))
        .put("context", model.context() == 0 ? null : Json.of(model.context()))
        .put("price", price(model.price()))
        .put("healthy", health.standing(model) != Health.Standing.DOWN)
        .put("firstTokenMs", health.firstToken(model).map(t -> Json.of(t.toMillis())).orElse(null))
        .put("errorRate", tally.calls() == 0 ? null : Json.of(tally.errorRate()))
        .put("calls", tally.calls())
        .build();
  }

  private static @Nullable Json price(@Nullable Price price) {
    return price == null
        ? null
        : JsonObject.builder()
            .put("input", price.inputPicos() / 1e6)
            .put("cacheRead", price.cacheReadPicos() / 1e6)
            .put("cacheWrite", price.cacheWritePicos() / 1e6)
            .put("output", price.outputPicos() / 1e6)
            .put("asOf", PriceTable.shipped().asOf())
            .build();
  }

  private static JsonObject shown(String name, String owner) {
    return JsonObject.builder()
        .put("id", name)
        .put("object", "model")
        .put("created", 0)
        .put("owned_by", owner)
        .build();
  }
}
