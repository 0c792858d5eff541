package chat.maru.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A choice, what its reader thought of the answer, and what the operator sees of both.
class RouterJourneyTest {
  private static final String QUESTION =
      """
      {"model": "auto", "messages": [{"role": "user", "content": "왜 하늘은 파란가요?"}]}\
      """;

  @TempDir private Path data;
  private FakeVendor vendor;
  private TestHouse house;
  private TestClient hana;
  private TestClient key;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start("big-1");
    house =
        TestHouse.open(
            data,
            """
            providers:
              - name: first
                kind: openai
                url: %s
                key: sk-first
                models: [{ name: big, upstream: big-1, price: { input: 1, output: 2 } }]
            """
                .formatted(vendor.url()));
    hana = house.user("hana");
    key = new TestClient(house.url()).as(TestHouse.key(hana).requireString("key"));
  }

  @AfterEach
  void stop() {
    house.close();
    vendor.close();
  }

  private String asked() {
    vendor.then(Script.says("안녕하세요"));
    TestClient.Answer answer = key.post("/v1/chat/completions", QUESTION);
    assertThat(answer.status()).isEqualTo(200);
    return answer.header("x-maru-receipt");
  }

  private static JsonObject kind(String kind) {
    return JsonObject.builder().put("kind", kind).build();
  }

  @Test
  void a_thumb_is_learned_once_and_stands_in_the_report() {
    String receipt = asked();
    String path = "/api/receipts/" + receipt + "/feedback";
    assertThat(hana.post(path, kind("up")).status()).isEqualTo(204);
    assertThat(hana.post(path, kind("up")).status()).isEqualTo(204);
    asked();
    JsonObject trained = hana.post("/api/router/train", JsonObject.EMPTY).json();
    assertThat(trained.requireLong("outcomes")).isEqualTo(1);
    JsonObject report = hana.get("/api/router/report").json();
    List<JsonObject> models = report.requireArray("models").objects().toList();
    assertThat(models.getFirst().requireString("model")).isEqualTo("big");
    assertThat(models.getFirst().requireLong("up")).isEqualTo(1);
    assertThat(models.getFirst().requireDouble("observed")).isEqualTo(1);
  }

  @Test
  void who_may_not_see_a_receipt_may_not_judge_it_either() {
    String path = "/api/receipts/" + asked() + "/feedback";
    TestClient sora = house.user("sora");
    assertThat(sora.post(path, kind("down")).status()).isEqualTo(404);
    assertThat(hana.post(path, kind("meh")).status()).isEqualTo(400);
    assertThat(sora.get("/api/router/report").status()).isEqualTo(403);
  }

  @Test
  void a_decision_is_replayed_from_its_record_and_has_no_words_in_it() {
    TestClient.Answer answer = hana.get("/api/router/decisions/" + asked());
    JsonObject replay = answer.json();
    assertThat(replay.requireBool("same")).isTrue();
    assertThat(replay.requireString("kind")).isEqualTo("short_korean_question");
    assertThat(replay.requireArray("replayed")).isEqualTo(Json.parse("[\"big\"]"));
    assertThat(answer.text()).doesNotContain("하늘");
  }
}
