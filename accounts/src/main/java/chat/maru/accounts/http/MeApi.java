package chat.maru.accounts.http;

import chat.maru.accounts.Origin;
import chat.maru.accounts.Password;
import chat.maru.accounts.Sessions;
import chat.maru.accounts.UserLog;
import chat.maru.accounts.Users;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Caller;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;

/// `/api/me`: the caller's own account.
public record MeApi(Users users, Sessions sessions, UserLog log) {
  public void addTo(Routes routes) {
    routes
        .get("/api/me", Access.USER, this::me)
        .patch("/api/me", Access.USER, this::change)
        .post("/api/me/password", Access.USER, this::changePassword);
  }

  private Reply me(Request request) {
    UserId id = request.caller().user();
    UserLog.Position position = log.position(id);
    return Reply.json(
        200,
        AccountsJson.user(users.require(id)).toBuilder()
            .put("userSeq", position.seq())
            .put("epoch", position.epoch())
            .build());
  }

  private Reply change(Request request) {
    JsonObject body = request.json();
    return Reply.json(
        200,
        AccountsJson.user(
            users.change(
                request.caller().user(),
                body.findString("displayName"),
                body.findString("locale"),
                body.findString("timeZone"))));
  }

  private Reply changePassword(Request request) {
    JsonObject body = request.json();
    Caller caller = request.caller();
    sessions.changePassword(
        caller.user(),
        caller.credential(),
        Password.attempt(body.requireString("current")),
        Password.of(body.requireString("password")),
        Origin.of(request));
    return Reply.noContent();
  }
}
