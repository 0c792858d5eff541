package chat.maru.accounts.http;

import chat.maru.accounts.ApiKeys;
import chat.maru.accounts.Origin;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import java.util.OptionalLong;

/// `/api/keys`: the caller's keys for `/v1`.
public record KeysApi(ApiKeys keys) {
  public void addTo(Routes routes) {
    routes
        .get("/api/keys", Access.USER, this::list)
        .post("/api/keys", Access.USER, this::create)
        .delete("/api/keys/{id}", Access.USER, this::revoke);
  }

  private Reply list(Request request) {
    JsonArray all =
        new JsonArray(
            keys.list(request.caller().user()).stream().<Json>map(AccountsJson::key).toList());
    return Reply.json(200, JsonObject.builder().put("keys", all).build());
  }

  private Reply create(Request request) {
    return Reply.json(
        201,
        created(
            keys.create(
                request.caller().user(),
                request.json().requireString("name"),
                OptionalLong.empty(),
                Origin.of(request))));
  }

  private Reply revoke(Request request) {
    keys.revoke(request.caller().user(), request.pathParam("id"), Origin.of(request));
    return Reply.noContent();
  }

  static JsonObject created(ApiKeys.Created created) {
    return AccountsJson.key(created.key()).toBuilder().put("key", created.secret()).build();
  }
}
