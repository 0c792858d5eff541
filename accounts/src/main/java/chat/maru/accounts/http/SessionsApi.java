package chat.maru.accounts.http;

import chat.maru.accounts.Origin;
import chat.maru.accounts.Password;
import chat.maru.accounts.Sessions;
import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Caller;
import chat.maru.edge.Cookie;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import java.time.Duration;

/// `/api/sessions`: signing in and out.
public record SessionsApi(Sessions sessions) {
  /// The cookie outlives any session; the server decides when one has ended.
  private static final Duration COOKIE_AGE = Duration.ofDays(365);

  public void addTo(Routes routes) {
    routes
        .post("/api/sessions", Access.PUBLIC, this::signIn)
        .get("/api/sessions", Access.USER, this::list)
        .delete("/api/sessions", Access.USER, this::signOutEverywhere)
        .delete("/api/sessions/current", Access.USER, this::signOut)
        .delete("/api/sessions/{id}", Access.USER, this::end);
  }

  private Reply signIn(Request request) {
    JsonObject body = request.json();
    Sessions.Opened opened =
        sessions.signIn(
            body.requireString("name"),
            Password.attempt(body.requireString("password")),
            Origin.of(request));
    return Reply.json(
            201,
            JsonObject.builder()
                .put("token", opened.token())
                .put("user", AccountsJson.user(opened.user()))
                .build())
        .cookie(cookie(request, opened.token(), COOKIE_AGE));
  }

  private Reply list(Request request) {
    Caller caller = request.caller();
    JsonArray all =
        new JsonArray(
            sessions.list(caller.user()).stream()
                .<Json>map(session -> AccountsJson.session(session, caller.credential()))
                .toList());
    return Reply.json(200, JsonObject.builder().put("sessions", all).build());
  }

  private Reply signOutEverywhere(Request request) {
    sessions.endAll(request.caller().user(), Origin.of(request));
    return Reply.noContent().cookie(cookie(request, "", Duration.ZERO));
  }

  private Reply signOut(Request request) {
    Caller caller = request.caller();
    if (caller.kind() != Caller.Kind.SESSION) {
      throw new MaruException(CommonError.NOT_FOUND, "A command has no session");
    }
    sessions.end(caller.user(), caller.credential(), Origin.of(request));
    return Reply.noContent().cookie(cookie(request, "", Duration.ZERO));
  }

  private Reply end(Request request) {
    sessions.end(request.caller().user(), request.pathParam("id"), Origin.of(request));
    return Reply.noContent();
  }

  private static Cookie cookie(Request request, String token, Duration age) {
    boolean secure = "https".equalsIgnoreCase(request.publicUrl().getScheme());
    return new Cookie(Cookie.SESSION, token, age, secure);
  }
}
