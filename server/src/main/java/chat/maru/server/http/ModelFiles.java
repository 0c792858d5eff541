package chat.maru.server.http;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.own.OwnModels;
import java.nio.file.Path;

/// `POST /api/control/models`: takes a GGUF file of this machine among the own models. Only the
/// command line of this machine may name a path.
public final class ModelFiles {
  private final OwnModels models;

  public ModelFiles(OwnModels models) {
    this.models = models;
  }

  public void addTo(Routes routes) {
    routes.post("/api/control/models", Access.CONTROL, this::add);
  }

  private Reply add(Request request) {
    Path file = Path.of(request.json().requireString("file"));
    String name = models.add(file, _ -> {}).name();
    return Reply.json(201, JsonObject.builder().put("name", name).build());
  }
}
