package chat.maru.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.json.Json;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.VendorFault;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenAI's own client, with a key from the page, through a house whose providers stand in
/// `maru.yaml`.
class GatewayJourneyTest {
  @TempDir private Path data;
  private FakeVendor first;
  private FakeVendor second;
  private TestHouse house;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    first = FakeVendor.start("big-1");
    second = FakeVendor.start("small-1");
    house = TestHouse.open(data, yaml());
    TestClient hana = house.user("hana");
    client = client(TestHouse.key(hana).requireString("key"));
  }

  @AfterEach
  void stop() {
    client.close();
    house.close();
    first.close();
    second.close();
  }

  @Test
  void it_chats() {
    first.then(Script.says("안녕", "하세요"));
    assertThat(text(client.chat().completions().create(ask().build()))).isEqualTo("안녕하세요");
    assertThat(first.last().header("authorization")).contains("Bearer sk-first");
    assertThat(first.last().body().requireString("model")).isEqualTo("big-1");
  }

  @Test
  void it_streams() {
    first.then(Script.says("안녕", "하세요 ", "👩🏻‍⚖️"));
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(ask().build())) {
      stream.stream().forEach(all::accumulate);
    }
    assertThat(text(all.chatCompletion())).isEqualTo("안녕하세요 👩🏻‍⚖️");
  }

  @Test
  void it_calls_a_tool() {
    first.then(Script.callsTool("weather", Json.parseObject("{\"city\":\"서울\"}")));
    ChatCompletion answer =
        client.chat().completions().create(ask().addFunctionTool(weather()).build());
    var call = answer.choices().getFirst().message().toolCalls().orElseThrow().getFirst();
    assertThat(call.asFunction().function().name()).isEqualTo("weather");
    assertThat(Json.parse(call.asFunction().function().arguments()))
        .isEqualTo(Json.parse("{\"city\":\"서울\"}"));
  }

  @Test
  void it_lists_models() {
    assertThat(client.models().list().data().stream().map(Model::id))
        .contains("auto", "big", "small");
    assertThat(client.models().retrieve("small").id()).isEqualTo("small");
  }

  @Test
  void the_second_provider_answers_when_the_first_fails() {
    first.always(VendorFault.INTERNAL_ERROR);
    second.then(Script.says("여기 ", "있어요"));
    assertThat(text(client.chat().completions().create(ask().build()))).isEqualTo("여기 있어요");
    assertThat(first.exchanges()).isNotEmpty();
  }

  @Test
  void a_key_that_was_revoked_opens_nothing() {
    TestClient hana = house.client().as(house.token("hana"));
    var key = TestHouse.key(hana);
    hana.delete("/api/keys/" + key.requireString("id"));
    OpenAIClient revoked = client(key.requireString("key"));
    assertThatThrownBy(() -> revoked.models().list()).isInstanceOf(UnauthorizedException.class);
    revoked.close();
  }

  private String yaml() {
    return """
    providers:
      - name: first
        kind: openai
        url: %s
        key: sk-first
        models: [{ name: big, upstream: big-1, tools: true }]
      - name: second
        kind: openai
        url: %s
        key: sk-second
        models: [{ name: small, upstream: small-1, tools: true }]
    fallbacks: { big: [small] }
    """
        .formatted(first.url(), second.url());
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(house.url() + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  private static ChatCompletionCreateParams.Builder ask() {
    return ChatCompletionCreateParams.builder().model("big").addUserMessage("서울 날씨 어때?");
  }

  private static String text(ChatCompletion answer) {
    return answer.choices().getFirst().message().content().orElseThrow();
  }

  private static FunctionDefinition weather() {
    return FunctionDefinition.builder()
        .name("weather")
        .parameters(
            FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty(
                    "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                .build())
        .build();
  }
}
