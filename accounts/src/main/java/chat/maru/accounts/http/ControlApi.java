package chat.maru.accounts.http;

import chat.maru.accounts.ApiKeys;
import chat.maru.accounts.KeySpending;
import chat.maru.accounts.Origin;
import chat.maru.accounts.Password;
import chat.maru.accounts.Sessions;
import chat.maru.accounts.User;
import chat.maru.accounts.Users;
import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Role;
import chat.maru.edge.Routes;

/// `/api/control/…`: what the operator's command line asks of a running server.
public record ControlApi(Users users, Sessions sessions, ApiKeys keys, KeySpending spending) {
  public void addTo(Routes routes) {
    routes
        .get("/api/control/users", Access.CONTROL, _ -> list())
        .post("/api/control/users", Access.CONTROL, this::add)
        .put("/api/control/users/{name}/password", Access.CONTROL, this::setPassword)
        .get("/api/control/users/{name}/keys", Access.CONTROL, this::listKeys)
        .post("/api/control/users/{name}/keys", Access.CONTROL, this::createKey)
        .delete("/api/control/keys/{id}", Access.CONTROL, this::revokeKey);
  }

  private Reply list() {
    return Reply.json(
        200,
        JsonObject.builder()
            .put(
                "users",
                new JsonArray(users.list().stream().<Json>map(AccountsJson::user).toList()))
            .build());
  }

  private Reply add(Request request) {
    JsonObject body = request.json();
    boolean operator = body.findBool("operator").orElse(false);
    User user = users.create(UsersApi.newUser(body), operator ? Role.OPERATOR : Role.MEMBER);
    return Reply.json(201, AccountsJson.user(user));
  }

  private Reply setPassword(Request request) {
    Password password = Password.of(request.json().requireString("password"));
    sessions.resetPassword(user(request).id(), password);
    return Reply.noContent();
  }

  private Reply listKeys(Request request) {
    return KeysApi.list(keys.list(user(request).id()), spending);
  }

  private Reply createKey(Request request) {
    JsonObject body = request.json();
    return Reply.json(
        201,
        KeysApi.created(
            keys.create(
                user(request).id(),
                body.findString("name").orElse("command line"),
                AccountsJson.terms(body),
                Origin.of(request))));
  }

  private Reply revokeKey(Request request) {
    String id = request.pathParam("id");
    keys.revoke(
        keys.find(id)
            .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "There is no such key"))
            .user(),
        id,
        Origin.of(request));
    return Reply.noContent();
  }

  private User user(Request request) {
    return users.requireByName(request.pathParam("name"));
  }
}
