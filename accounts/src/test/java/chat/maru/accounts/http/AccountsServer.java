package chat.maru.accounts.http;

import chat.maru.accounts.ControlToken;
import chat.maru.accounts.KeySpending;
import chat.maru.accounts.Registration;
import chat.maru.accounts.UserLog;
import chat.maru.accounts.testing.SettableClock;
import chat.maru.accounts.wiring.Accounts;
import chat.maru.accounts.wiring.AccountsWiring;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.Reply;
import chat.maru.edge.Routes;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestServer;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The accounts module behind a real server on a real database; the invite `open-sesame` is good.
final class AccountsServer implements AutoCloseable {
  final SettableClock clock = new SettableClock();
  final Path data = TestServer.uploads();
  final Accounts accounts;
  final Routes routes = new Routes();
  final TestServer server;
  private final Database database = Databases.fresh(Engine.SQLITE);

  AccountsServer() {
    this(Registration.INVITED, config -> config);
  }

  AccountsServer(Registration registration, UnaryOperator<EdgeConfig> configure) {
    accounts =
        AccountsWiring.wire(
            database,
            registration,
            code -> code.equals("open-sesame"),
            Optional.of(ControlToken.create(data)),
            clock);
    accounts.addTo(routes, UserLog.empty(), "test", KeySpending.NONE);
    routes.get("/v1/models", Access.KEY, _ -> Reply.json(200, Json.of("models")));
    server =
        TestServer.start(
            routes, accounts.authenticator(), configure.apply(EdgeConfig.local(0, data)));
  }

  TestClient anybody() {
    return server.client();
  }

  /// Makes an account, by invite unless it is the first.
  JsonObject register(String name) {
    return anybody().post("/api/users", newUser(name)).json();
  }

  /// Signs in and gives a client with the session's token.
  TestClient signedIn(String name) {
    return server.as(token(name));
  }

  String token(String name) {
    return anybody().post("/api/sessions", signIn(name)).json().requireString("token");
  }

  static JsonObject newUser(String name) {
    return JsonObject.builder()
        .put("name", name)
        .put("displayName", name + "!")
        .put("password", password(name))
        .put("invite", "open-sesame")
        .put("locale", "ko")
        .put("timeZone", "Asia/Seoul")
        .build();
  }

  static JsonObject signIn(String name) {
    return signIn(name, password(name));
  }

  static JsonObject signIn(String name, String password) {
    return JsonObject.builder().put("name", name).put("password", password).build();
  }

  static String password(String name) {
    return "correct horse " + name;
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
