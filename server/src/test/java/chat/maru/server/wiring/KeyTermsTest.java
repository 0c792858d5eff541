package chat.maru.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a key's terms do to the calls that come with it.
@Timeout(60)
class KeyTermsTest {
  @TempDir private Path data;
  private FakeVendor vendor;
  private TestHouse house;
  private TestClient hana;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start("small-1");
    house =
        TestHouse.open(
            data,
            """
            providers:
              - name: one
                url: %s
                models:
                  - { name: small, upstream: small-1, price: { input: 1, output: 2 } }
                  - { name: spare, upstream: small-1, price: { input: 1, output: 2 } }
            fallbacks: { small: [spare] }
            """
                .formatted(vendor.url()));
    hana = house.user("hana");
  }

  @AfterEach
  void stop() {
    house.close();
    vendor.close();
  }

  @Test
  void a_spent_budget_ends_the_call_and_the_vendors_client_does_not_try_again() {
    JsonObject key = key("{\"name\":\"k\",\"budgetMicros\":1000,\"period\":\"month\"}");
    assertThat(key.requireLong("budgetMicros")).isEqualTo(1000);
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .baseUrl(house.url() + "/v1")
            .apiKey(key.requireString("key"))
            .maxRetries(3)
            .build();
    ChatCompletionCreateParams small =
        ChatCompletionCreateParams.builder()
            .model("small")
            .addUserMessage("안녕")
            .maxCompletionTokens(100)
            .build();
    client.chat().completions().create(small);
    while (listed().requireLong("spentMicros") == 0) {
      Thread.onSpinWait(); // it settles with its receipt, a moment later
    }
    assertThatThrownBy(
            () ->
                client
                    .chat()
                    .completions()
                    .create(small.toBuilder().maxCompletionTokens(10_000).build()))
        .isInstanceOf(RateLimitException.class)
        .hasMessageContaining("budget");
    assertThat(vendor.exchanges()).hasSize(1);
    client.close();
  }

  @Test
  void a_key_asks_for_the_models_on_its_list_only() {
    TestClient caller = caller("{\"name\":\"k\",\"models\":[\"auto:cheap\"]}");
    String ask = "{\"model\":\"small\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    TestClient.Answer refused = caller.post("/v1/chat/completions", ask);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("may not use `small`. It may use: auto:cheap");
    assertThat(caller.post("/v1/route", ask).status()).isEqualTo(403);
    assertThat(caller.post("/v1/chat/completions", ask.replace("small", "auto:cheap")).status())
        .isEqualTo(200);
    assertThat(caller.get("/v1/models").json().requireArray("data").objects())
        .extracting(model -> model.requireString("id"))
        .containsExactly("auto:cheap");
    assertThat(caller.header("anthropic-version", "2023-06-01").get("/v1/models").json())
        .extracting(list -> list.requireString("first_id"))
        .isEqualTo("auto:cheap");
    assertThat(caller.get("/v1/models/small").status()).isEqualTo(404);
  }

  @Test
  void a_fallback_is_no_way_around_the_list() {
    String ask = "{\"model\":\"small\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    assertThat(plan(caller("{\"name\":\"both\"}"), ask)).containsExactly("small", "spare");
    TestClient one = caller("{\"name\":\"one\",\"models\":[\"small\"]}");
    assertThat(plan(one, ask)).containsExactly("small");
    assertThat(one.post("/v1/route", ask).text()).contains("not_for_key");
    TestClient two = caller("{\"name\":\"two\",\"models\":[\"small\",\"spare\"]}");
    assertThat(plan(two, ask)).containsExactly("small", "spare");
  }

  private static List<String> plan(TestClient caller, String ask) {
    return caller
        .post("/v1/route", ask)
        .json()
        .requireArray("plan")
        .objects()
        .map(step -> step.requireString("model"))
        .toList();
  }

  @Test
  void a_key_without_a_budget_shows_what_it_spent() {
    TestClient caller = caller("{\"name\":\"k\"}");
    caller.post(
        "/v1/chat/completions",
        "{\"model\":\"small\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    while (listed().requireLong("spentMicros") == 0) {
      Thread.onSpinWait();
    }
    assertThat(listed().has("budgetMicros")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"budgetMicros\":-1|budgetMicros: -1 (expected: from 0 to",
        "\"budgetMicros\":5,\"period\":\"year\"|period: year (expected: day, month or total)",
        "\"expiresAt\":\"tomorrow\"|expiresAt: tomorrow (expected: an instant such as",
        "\"expiresAt\":\"2020-01-01T00:00:00Z\"|expected: an instant to come",
        "\"requestsPerMinute\":0|requestsPerMinute: 0 (expected: from 1 to",
        "\"models\":[\"\"]|models: a name of 0 characters",
      })
  void a_term_that_cannot_be_is_told(String term, String message) {
    TestClient.Answer answer =
        hana.post("/api/keys", Json.parseObject("{\"name\":\"k\"," + term + "}"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().requireString("detail")).contains(message);
  }

  private JsonObject listed() {
    return hana.get("/api/keys").json().requireArray("keys").objects().findFirst().orElseThrow();
  }

  private JsonObject key(String body) {
    return hana.post("/api/keys", Json.parseObject(body)).json();
  }

  private TestClient caller(String body) {
    return house.client().as(key(body).requireString("key"));
  }
}
