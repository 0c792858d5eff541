package chat.maru.edge.testing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Route;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knocks at every endpoint of a server with every wrong credential.
///
/// A test gives the route table, tokens of each kind and examples for the path parameters; it gets
/// the endpoints that let somebody in who should have stayed outside. A route added tomorrow is
/// checked without another line.
///
/// ```java
/// assertThat(new RouteAccess(url, tokens, examples).violations(routes.all())).isEmpty();
/// ```
public final class RouteAccess {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final TestClient client;
  private final Tokens tokens;
  private final Examples examples;
  private final List<String> violations = new ArrayList<>();

  public RouteAccess(URI server, Tokens tokens, Examples examples) {
    this.client = new TestClient(server);
    this.tokens = tokens;
    this.examples = examples;
  }

  /// Credentials, good and bad, of the server under test.
  ///
  /// @param operator a session of the operator
  /// @param member a session of a member who is not the operator
  /// @param stranger a session of a member who may see none of the examples
  /// @param key a good key for `/v1`
  /// @param expired a session that has ended by time
  /// @param signedOut a session that was signed out
  /// @param revoked a key that was revoked
  public record Tokens(
      String operator,
      String member,
      String stranger,
      String key,
      String expired,
      String signedOut,
      String revoked) {

    /// The same with another stranger.
    public Tokens withStranger(String other) {
      return new Tokens(operator, member, other, key, expired, signedOut, revoked);
    }
  }

  /// What to put into paths and bodies.
  public interface Examples {
    /// A value of a path parameter that exists, but is none of the stranger's business.
    String parameter(Route route, String name);

    /// A body that would be right from somebody who may.
    default Json body(Route route) {
      return JsonObject.EMPTY;
    }

    /// Whether the stranger must be told 403 or 404, because the route names a thing of others.
    default boolean concernsOthers(Route route) {
      return route.path().contains("{room}");
    }
  }

  /// Every way in that should be shut, as one line each.
  public List<String> violations(List<Route> routes) {
    violations.clear();
    routes.forEach(this::knock);
    return List.copyOf(violations);
  }

  private void knock(Route route) {
    if (!SAFE.contains(route.method()) && route.access() != Access.KEY) {
      expect(route, "a page of another origin", foreign(tokens.operator()), Set.of(403));
    }
    if (route.access() == Access.PUBLIC) {
      return;
    }
    Set<Integer> outside = Set.of(401);
    expect(route, "nobody", client, outside);
    expect(route, "an unknown session", client.as("ms-" + "0".repeat(64)), outside);
    expect(route, "an unknown key", client.as("mk-" + "0".repeat(64)), outside);
    expect(route, "a false control token", client.as("mc-" + "0".repeat(64)), outside);
    expect(route, "a token that is too long", client.as("m".repeat(8_000)), outside);
    expect(route, "an expired session", client.as(tokens.expired()), outside);
    expect(route, "a signed-out session", client.as(tokens.signedOut()), outside);
    expect(route, "a revoked key", client.as(tokens.revoked()), outside);
    wrongKind(route);
    if (route.access() == Access.USER && !SAFE.contains(route.method())) {
      expect(route, "a cookie without the CSRF header", cookie(tokens.member()), Set.of(403));
    }
    if (route.access() == Access.USER && examples.concernsOthers(route)) {
      expect(route, "a stranger", client.as(tokens.stranger()), Set.of(403, 404));
    }
  }

  private void wrongKind(Route route) {
    switch (route.access()) {
      case USER -> expect(route, "a key", client.as(tokens.key()), Set.of(403));
      case OPERATOR -> {
        expect(route, "a key", client.as(tokens.key()), Set.of(403));
        expect(route, "a member", client.as(tokens.member()), Set.of(403));
      }
      case KEY -> expect(route, "a session", client.as(tokens.operator()), Set.of(401));
      case CONTROL -> {
        expect(route, "a key", client.as(tokens.key()), Set.of(403));
        expect(route, "the operator's session", client.as(tokens.operator()), Set.of(403));
      }
      case PUBLIC -> {}
    }
  }

  private void expect(Route route, String who, TestClient as, Set<Integer> statuses) {
    byte[] body = SAFE.contains(route.method()) ? new byte[0] : examples.body(route).toBytes();
    TestClient.Answer answer =
        as.send(
            route.method(),
            path(route),
            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (!statuses.contains(answer.status())) {
      violations.add(
          route + " as " + who + ": " + answer + " (expected: " + new TreeSet<>(statuses) + ")");
    }
  }

  private TestClient foreign(String token) {
    return client
        .header("cookie", "maru_session=" + token)
        .header("x-maru-csrf", "1")
        .header("origin", "https://evil.example");
  }

  private TestClient cookie(String token) {
    return client.header("cookie", "maru_session=" + token);
  }

  private String path(Route route) {
    Matcher matcher = PARAMETER.matcher(route.path());
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(examples.parameter(route, found.group(1))));
  }
}
