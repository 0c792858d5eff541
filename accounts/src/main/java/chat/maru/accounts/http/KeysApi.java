package chat.maru.accounts.http;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.ApiKeys;
import chat.maru.accounts.KeySpending;
import chat.maru.accounts.Origin;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import java.util.List;
import java.util.Map;

/// `/api/keys`: the caller's keys for `/v1`.
///
/// @param spending what they have spent
public record KeysApi(ApiKeys keys, KeySpending spending) {
  public void addTo(Routes routes) {
    routes
        .get("/api/keys", Access.USER, this::list)
        .post("/api/keys", Access.USER, this::create)
        .delete("/api/keys/{id}", Access.USER, this::revoke);
  }

  private Reply list(Request request) {
    return list(keys.list(request.caller().user()), spending);
  }

  private Reply create(Request request) {
    return Reply.json(
        201,
        created(
            keys.create(
                request.caller().user(),
                request.json().requireString("name"),
                AccountsJson.terms(request.json()),
                Origin.of(request))));
  }

  private Reply revoke(Request request) {
    keys.revoke(request.caller().user(), request.pathParam("id"), Origin.of(request));
    return Reply.noContent();
  }

  static Reply list(List<ApiKey> keys, KeySpending spending) {
    Map<String, Long> spent = spending.of(keys);
    JsonArray all =
        new JsonArray(
            keys.stream()
                .<Json>map(
                    key ->
                        AccountsJson.key(key).toBuilder()
                            .put("spentMicros", spent.getOrDefault(key.id(), 0L))
                            .build())
                .toList());
    return Reply.json(200, JsonObject.builder().put("keys", all).build());
  }

  static JsonObject created(ApiKeys.Created created) {
    return AccountsJson.key(created.key()).toBuilder().put("key", created.secret()).build();
  }
}
