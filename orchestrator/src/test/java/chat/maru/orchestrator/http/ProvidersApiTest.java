package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.OrchestratorConfig;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProvidersApiTest {
  private FakeVendor vendor;
  private TestOrchestrator maru;
  private TestClient operator;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start("gpt-x", "gpt-y");
    maru = TestOrchestrator.start(OrchestratorConfig.EMPTY);
    operator = maru.server().as("alice");
  }

  @AfterEach
  void stop() {
    maru.close();
    vendor.close();
  }

  @Test
  void a_provider_is_tested_stored_encrypted_and_its_key_never_shown() {
    TestClient.Answer added = operator.post("/api/providers", provider(vendor.url()));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().requireArray("models").strings()).containsExactly("gpt-x", "gpt-y");
    assertThat(added.json().requireBool("keySet")).isTrue();
    assertThat(
            added.text()
                + operator.get("/api/providers").text()
                + operator.get("/api/models").text())
        .doesNotContain("sk-very-secret");
    String stored =
        maru.database()
            .read(
                handle ->
                    handle
                        .createQuery("SELECT key_sealed FROM model_provider")
                        .mapTo(String.class)
                        .one());
    assertThat(stored).isNotBlank().doesNotContain("very-secret");
    vendor.then(Script.says("hello"));
    TestClient.Answer answer =
        maru.server()
            .as("mk-bob")
            .post(
                "/v1/chat/completions",
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    assertThat(answer.text()).contains("hello");
    assertThat(vendor.last().header("authorization")).contains("Bearer sk-very-secret");
  }

  @Test
  void an_address_inside_the_network_is_refused_unless_it_is_said_to_be_own() {
    JsonObject address = provider("http://169.254.169.254/v1");
    TestClient.Answer refused = operator.post("/api/providers", address);
    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.text()).contains("lies inside this network");
    assertThat(maru.parts().providers().list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", "{\"data\":[{}]}", "{\"data\":", "[1,2]", ""})
  void a_list_that_lies_is_refused_and_nothing_is_stored(String lie) {
    vendor.list(Script.raw(200, "text/html", lie));
    TestClient.Answer answer = operator.post("/api/providers", provider(vendor.url()));
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.json().requireString("detail")).contains("vendor answered with");
    assertThat(operator.get("/api/providers").json().requireArray("providers").size()).isZero();
  }

  @Test
  void a_wrong_key_and_a_wrong_address_are_told_apart() {
    vendor.list(Script.error(401, "invalid_request_error", "invalid_api_key", "Incorrect key"));
    assertThat(operator.post("/api/providers", provider(vendor.url())).json().requireString("code"))
        .isEqualTo("provider_key");
    assertThat(
            operator
                .post("/api/providers", provider("http://127.0.0.1:1/v1"))
                .json()
                .requireString("code"))
        .isEqualTo("provider_unreachable");
    assertThat(operator.post("/api/providers", provider("ftp://x/v1")).status()).isEqualTo(400);
    assertThat(operator.post("/api/providers", provider("http://u:p@x/v1")).status())
        .isEqualTo(400);
  }

  @Test
  void a_name_is_taken_once_and_free_again_after_removal() {
    assertThat(operator.post("/api/providers", provider(vendor.url())).status()).isEqualTo(201);
    assertThat(operator.post("/api/providers", provider(vendor.url())).status()).isEqualTo(409);
    assertThat(operator.delete("/api/providers/vendor").status()).isEqualTo(204);
    assertThat(operator.delete("/api/providers/vendor").status()).isEqualTo(404);
    assertThat(operator.post("/api/providers", provider(vendor.url())).status()).isEqualTo(201);
  }

  @Test
  void the_test_button_tells_what_is_wrong() {
    operator.post("/api/providers", provider(vendor.url()));
    assertThat(operator.post("/api/providers/vendor/test", "{}").json().requireBool("ok")).isTrue();
    vendor.list(Script.raw(200, "text/html", "<html>"));
    JsonObject result = operator.post("/api/providers/vendor/test", "{}").json();
    assertThat(result.requireBool("ok")).isFalse();
    assertThat(result.requireString("code")).isEqualTo("provider_failed");
    JsonObject shown =
        operator
            .get("/api/providers")
            .json()
            .requireArray("providers")
            .objects()
            .findFirst()
            .orElseThrow();
    assertThat(shown.findString("error")).isPresent();
    assertThat(shown.requireArray("models").size()).isEqualTo(2);
  }

  @Test
  void the_file_wins_over_the_page_and_gives_way_when_it_is_cleared() {
    operator.post("/api/providers", provider(vendor.url()));
    JsonObject yaml =
        chat.maru.base.json.Json.parseObject(
            "{\"providers\":[{\"name\":\"vendor\",\"url\":\""
                + vendor.url()
                + "\",\"own\":true,\"models\":[{\"name\":\"only\"}]}]}");
    maru.parts().reload(TestOrchestrator.config(yaml));
    assertThat(source()).contains("config");
    assertThat(operator.delete("/api/providers/vendor").status()).isEqualTo(409);
    assertThat(maru.parts().models().find("only")).isPresent();
    maru.parts().reload(OrchestratorConfig.EMPTY);
    assertThat(source()).contains("page");
    assertThat(maru.parts().models().find("only")).isEmpty();
    assertThat(maru.parts().models().find("gpt-x")).isPresent();
  }

  private Optional<String> source() {
    return operator
        .get("/api/providers")
        .json()
        .requireArray("providers")
        .objects()
        .findFirst()
        .flatMap(shown -> shown.findString("source"));
  }

  private static JsonObject provider(String url) {
    return JsonObject.builder()
        .put("name", "vendor")
        .put("kind", "openai")
        .put("url", url)
        .put("key", "sk-very-secret")
        .put("own", false)
        .build();
  }
}
