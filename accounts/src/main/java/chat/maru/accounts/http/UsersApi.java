package chat.maru.accounts.http;

import chat.maru.accounts.NewUser;
import chat.maru.accounts.Origin;
import chat.maru.accounts.Users;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.RateLimits;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.edge.TokenBuckets;

/// `/api/setup` and `/api/users`.
///
/// @param version of this Maru, told to pages
/// @param limit how many accounts one address may ask for
public record UsersApi(Users users, String version, TokenBuckets limit) {
  public UsersApi(Users users, String version) {
    this(users, version, new TokenBuckets(new RateLimits.Rate(1 / 20.0, 20), System::nanoTime));
  }

  public void addTo(Routes routes) {
    routes
        .get("/api/setup", Access.PUBLIC, _ -> setup())
        .post("/api/users", Access.PUBLIC, this::register)
        .get("/api/users", Access.OPERATOR, _ -> list());
  }

  private Reply setup() {
    return Reply.json(
        200,
        JsonObject.builder()
            .put("needed", users.setupNeeded())
            .put("openRegistration", users.registration().open())
            .put("version", version)
            .build());
  }

  private Reply register(Request request) {
    if (!request.loopback()) {
      limit.take(request.remoteAddress());
    }
    JsonObject body = request.json();
    NewUser wanted = newUser(body);
    return Reply.json(
        201,
        AccountsJson.user(users.register(wanted, body.findString("invite"), Origin.of(request))));
  }

  private Reply list() {
    JsonArray all =
        new JsonArray(
            users.list().stream().<chat.maru.base.json.Json>map(AccountsJson::user).toList());
    return Reply.json(200, JsonObject.builder().put("users", all).build());
  }

  static NewUser newUser(JsonObject body) {
    return NewUser.of(
        body.requireString("name"),
        body.findString("displayName"),
        body.requireString("password"),
        body.findString("locale"),
        body.findString("timeZone"));
  }
}
