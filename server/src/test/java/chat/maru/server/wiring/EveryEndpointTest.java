package chat.maru.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Route;
import chat.maru.edge.testing.RouteAccess;
import chat.maru.edge.testing.TestClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody comes in anywhere with credentials that are missing, wrong, ended or of somebody else.
class EveryEndpointTest {
  @TempDir private Path data;

  @Test
  void every_endpoint_of_the_house_keeps_out_who_should_stay_outside() throws SQLException {
    try (TestHouse house = TestHouse.open(data)) {
      TestClient hana = house.user("hana");
      house.signUp("mina");
      house.signUp("sora");
      JsonObject yuna = house.signUp("yuna");
      JsonObject good = TestHouse.key(hana);
      JsonObject bad = TestHouse.key(hana);
      hana.delete("/api/keys/" + bad.requireString("id"));
      String signedOut = house.token("mina");
      house.client().as(signedOut).delete("/api/sessions/current");
      RouteAccess.Tokens tokens =
          new RouteAccess.Tokens(
              house.token("hana"),
              house.token("mina"),
              house.token("sora"),
              good.requireString("key"),
              house.token("yuna"),
              signedOut,
              bad.requireString("key"));
      expireSessionsOf(yuna.requireString("id"));
      RoomOfHana room = RoomOfHana.make(hana, good.requireString("id"));
      RouteAccess access = new RouteAccess(house.url(), tokens, room);
      List<Route> routes = house.routes();
      assertThat(routes).hasSizeGreaterThan(60);
      assertThat(access.violations(routes)).isEmpty();
      String removed = removed(house, hana, room.id());
      List<Route> concerned = routes.stream().filter(room::concernsOthers).toList();
      assertThat(
              new RouteAccess(house.url(), tokens.withStranger(removed), room)
                  .violations(concerned))
          .as("of a member who was removed")
          .isEmpty();
      assertThat(hana.get("/api/rooms/" + room.id()).status()).isEqualTo(200);
    }
  }

  @Test
  void a_room_of_others_looks_like_one_that_does_not_exist() {
    try (TestHouse house = TestHouse.open(data)) {
      TestClient hana = house.user("hana");
      TestClient sora = house.user("sora");
      String room = TestHouse.room(hana, "가족").requireString("id");
      TestClient.Answer hidden = sora.get("/api/rooms/" + room + "/messages");
      TestClient.Answer missing =
          sora.get("/api/rooms/" + Ids.next(Clock.systemUTC()) + "/messages");
      assertThat(hidden.status()).isEqualTo(404).isEqualTo(missing.status());
      assertThat(hidden.json().requireString("code"))
          .isEqualTo(missing.json().requireString("code"));
    }
  }

  /// The token of somebody who was in the room and was taken out of it.
  private static String removed(TestHouse house, TestClient owner, String room) {
    TestClient dana = house.user("dana");
    String invite = TestHouse.invite(owner, room);
    JsonObject joined = dana.post("/api/invites/" + invite, JsonObject.EMPTY).json();
    String member = joined.requireObject("me").requireString("member");
    assertThat(owner.delete("/api/rooms/" + room + "/members/" + member).status()).isEqualTo(204);
    return house.token("dana");
  }

  /// Lets the sessions of one user end by time, which would take a month.
  private void expireSessionsOf(String user) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("maru.db"));
        PreparedStatement update =
            connection.prepareStatement("UPDATE sessions SET last_seen_at = 0 WHERE user_id = ?")) {
      update.setString(1, user);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  /// A room with everything that a path can name, none of it the stranger's business.
  private record RoomOfHana(String id, Map<String, String> parameters, String key)
      implements RouteAccess.Examples {
    static RoomOfHana make(TestClient hana, String key) {
      JsonObject room = TestHouse.room(hana, "가족");
      String id = room.requireString("id");
      String message = Ids.next(Clock.systemUTC());
      String member = room.requireObject("me").requireString("member");
      hana.post("/api/rooms/" + id + "/messages", said(message));
      Map<String, String> parameters =
          Map.ofEntries(
              Map.entry("room", id),
              Map.entry("id", message),
              Map.entry("message", message),
              Map.entry("turn", Ids.next(Clock.systemUTC())),
              Map.entry("member", member),
              Map.entry("code", TestHouse.invite(hana, id)),
              Map.entry("name", "hana"),
              Map.entry("model", "auto"),
              Map.entry("response", "resp_none"),
              Map.entry("emoji", "%F0%9F%91%8D"));
      return new RoomOfHana(id, parameters, key);
    }

    @Override
    public String parameter(Route route, String name) {
      if (route.path().startsWith("/api/keys/")) {
        return key;
      }
      return parameters.getOrDefault(name, "no example for {" + name + "}");
    }

    @Override
    public Json body(Route route) {
      return said(Ids.next(Clock.systemUTC())).toBuilder()
          .put("name", "형제")
          .put("seq", 1)
          .put("accept", true)
          .put("level", 3)
          .put("kind", "helpful")
          .put("member", parameters.get("member"))
          .put("question", "저녁?")
          .put("options", JsonArray.ofStrings(List.of("밥", "국수")))
          .put("choices", JsonArray.of(Json.of(0)))
          .build();
    }

    @Override
    public boolean concernsOthers(Route route) {
      return route.path().contains("{room}") || route.path().endsWith("/{id}");
    }

    private static JsonObject said(String id) {
      return JsonObject.builder().put("id", id).put("text", "저녁 7시").build();
    }
  }
}
