package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.storage.Database;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TrafficApiTest {
  private static final String BOB = FixedCallers.BOB.user().value();

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void the_operator_sees_what_was_asked_what_failed_and_what_it_cost(Database database) {
    try (FakeVendor first = FakeVendor.start("up-a");
        FakeVendor second = FakeVendor.start("up-b");
        TestOrchestrator maru = maru(database, first, second)) {
      TestClient bob = maru.server().as("mk-bob");
      first
          .then(Script.says("one"), Script.error(500, "server_error", "x", "broken"))
          .always(Script.error(500, "server_error", "x", "broken"));
      second.always(Script.says("two"));
      assertThat(ask(bob, "a").status()).isEqualTo(200);
      assertThat(ask(bob, "a").status()).isEqualTo(200);
      second.always(Script.error(400, "invalid_request_error", "x", "no"));
      assertThat(ask(bob, "b").status()).isEqualTo(400);
      maru.parts().receipts().close(); // writes what waits

      TestClient alice = maru.server().as("alice");
      JsonObject byModel = alice.get("/api/traffic?by=model").json();
      JsonObject total = byModel.requireObject("total");
      assertThat(total.requireLong("calls")).isEqualTo(3);
      assertThat(total.requireLong("failed")).isEqualTo(1);
      assertThat(total.requireLong("p50Ms")).isPositive();
      JsonObject a = group(byModel, "a");
      JsonObject b = group(byModel, "b");
      assertThat(a.requireLong("failed")).isPositive();
      assertThat(b.requireLong("calls")).isEqualTo(2);
      assertThat(b.requireLong("failed")).isEqualTo(1);
      assertThat(a.requireLong("costMicros") + b.requireLong("costMicros"))
          .isEqualTo(total.requireLong("costMicros"))
          .isPositive();
      assertThat(points(b)).isEqualTo(2);
      JsonObject byUser = alice.get("/api/traffic?by=user").json();
      assertThat(byUser.requireArray("groups").objects())
          .singleElement()
          .satisfies(
              group -> {
                assertThat(group.requireString("id")).isEqualTo(BOB);
                assertThat(group.requireLong("calls")).isEqualTo(3);
              });
      assertThat(alice.get("/api/traffic?by=key").json().requireArray("groups").size()).isOne();
      assertThat(alice.get("/api/traffic?by=room").json().requireArray("groups").size()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void nobody_but_the_operator_sees_traffic_or_others_receipts(Database database) {
    try (FakeVendor vendor = FakeVendor.start("up-a");
        TestOrchestrator maru = maru(database, vendor)) {
      vendor.always(Script.says("hello"));
      String receipt = ask(maru.server().as("mk-bob"), "a").header("x-maru-receipt");
      for (String path :
          List.of("/api/traffic", "/api/receipts", "/api/receipts.csv", "/api/providers/nearby")) {
        assertThat(maru.server().as("carol").get(path).status()).isEqualTo(403);
        assertThat(maru.server().as("mk-alice").get(path).status()).isEqualTo(403);
        assertThat(maru.server().client().get(path).status()).isEqualTo(401);
      }
      assertThat(maru.server().as("carol").get("/api/receipts/" + receipt).status()).isEqualTo(404);
      assertThat(maru.server().as("bob").get("/api/receipts/" + receipt).status()).isEqualTo(200);
      assertThat(maru.server().as("alice").get("/api/receipts/" + receipt).status()).isEqualTo(200);
      assertThat(maru.server().as("alice").get("/api/traffic?by=mood").status()).isEqualTo(400);
      assertThat(maru.server().as("alice").get("/api/traffic?from=yesterday").status())
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void the_playground_tells_the_route_and_keeps_nothing(Database database) {
    try (FakeVendor vendor = FakeVendor.start("up-a");
        TestOrchestrator maru = maru(database, vendor)) {
      JsonObject asked = chat("auto").toBuilder().put("dataClass", "sealed").build();
      assertThat(maru.server().as("carol").post("/api/route", asked).status()).isEqualTo(403);
      JsonObject sealed = maru.server().as("alice").post("/api/route", asked).json();
      assertThat(sealed.requireArray("plan").size()).isZero();
      assertThat(sealed.requireString("dataClass")).isEqualTo("sealed");
      JsonObject open = maru.server().as("alice").post("/api/route", chat("auto")).json();
      assertThat(open.requireString("model")).isEqualTo("a");
      assertThat(vendor.exchanges()).isEmpty();
      assertThat(
              maru.server().as("alice").get("/api/receipts").json().requireArray("receipts").size())
          .isZero();
    }
  }

  static TestOrchestrator maru(Database database, FakeVendor... vendors) {
    return TestOrchestrator.start(TestOrchestrator.outside(vendors), database);
  }

  static TestClient.Answer ask(TestClient client, String model) {
    return client.post("/v1/chat/completions", chat(model));
  }

  private static JsonObject chat(String model) {
    return Json.parseObject(
        "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
  }

  private static JsonObject group(JsonObject traffic, String name) {
    return traffic
        .requireArray("groups")
        .objects()
        .filter(group -> group.requireString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long points(JsonObject group) {
    return group
        .requireArray("points")
        .objects()
        .mapToLong(point -> point.requireLong("calls"))
        .sum();
  }
}
