package chat.maru.orchestrator.http;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.own.EmbeddedEngine;
import chat.maru.orchestrator.own.Fetch;
import chat.maru.orchestrator.own.OwnModel;
import chat.maru.orchestrator.own.OwnModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The own models, for the operator: what is here, what can be fetched, and fetching it.
public final class OwnModelsApi {
  private final OwnModels models;
  private final EmbeddedEngine engine;

  public OwnModelsApi(OwnModels models, EmbeddedEngine engine) {
    this.models = models;
    this.engine = engine;
  }

  public void addTo(Routes routes) {
    routes
        .get("/api/models/own", Access.OPERATOR, this::list)
        .post("/api/models/own/fetch", Access.OPERATOR, this::fetch)
        .delete("/api/models/own/fetch", Access.OPERATOR, this::cancel);
  }

  private Reply list(Request http) {
    List<Json> installed = new ArrayList<>();
    models.installed().forEach(model -> installed.add(shown(model)));
    List<Json> offers = new ArrayList<>();
    models.offers().forEach(offer -> offers.add(offer.json(models.installed(offer))));
    return Reply.json(
        200,
        JsonObject.builder()
            .put("engine", engine(engine.status()))
            .put("installed", new JsonArray(installed))
            .put("offers", new JsonArray(offers))
            .put("fetch", models.fetching().map(Fetch::detailed).orElse(null))
            .build());
  }

  private Reply fetch(Request http) {
    Optional<String> name = http.body().length == 0 ? Optional.empty() : named(http.json());
    return Reply.json(202, models.fetch(name).detailed());
  }

  private static Optional<String> named(JsonObject body) {
    return body.findString("name").filter(name -> !name.isBlank());
  }

  private Reply cancel(Request http) {
    models.cancel();
    return Reply.noContent();
  }

  private static Json engine(EmbeddedEngine.Status status) {
    return JsonObject.builder()
        .put("state", status.state().name().toLowerCase(Locale.ROOT))
        .put("model", status.model().isEmpty() ? null : Json.of(status.model()))
        .put("detail", status.detail().isEmpty() ? null : Json.of(status.detail()))
        .build();
  }

  private static JsonObject shown(OwnModel model) {
    return JsonObject.builder()
        .put("name", model.name())
        .put("title", model.title())
        .put("kind", model.kind().name().toLowerCase(Locale.ROOT))
        .put("tier", model.tier().code())
        .put("bytes", model.bytes())
        .put("licence", model.licence())
        .put("languages", JsonArray.ofStrings(model.languages()))
        .put("note", model.note().isEmpty() ? null : Json.of(model.note()))
        .put("fetched", model.fetched())
        .build();
  }
}
