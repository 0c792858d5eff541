package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.json.Json;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.orchestrator.testing.VendorFault;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// OpenAI's own Java client, pointed at Maru.
@Timeout(60)
class OpenAiSdkTest {
  private FakeVendor vendor;
  private TestOrchestrator maru;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start();
    maru = TestOrchestrator.start(vendor);
    client = client("mk-bob");
  }

  @AfterEach
  void stop() {
    client.close();
    maru.close();
    vendor.close();
  }

  @Test
  void it_chats() {
    vendor.then(Script.says("안녕", "하세요"));
    ChatCompletion answer = client.chat().completions().create(ask().build());
    assertThat(answer.choices().getFirst().message().content()).contains("안녕하세요");
    assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(2);
    assertThat(answer.model()).isEqualTo("a");
  }

  @Test
  void it_streams() {
    vendor.then(Script.says("안녕", "하세요 ", "👩🏻‍⚖️"));
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client
            .chat()
            .completions()
            .createStreaming(
                ask()
                    .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
                    .build())) {
      stream.stream().forEach(all::accumulate);
    }
    ChatCompletion answer = all.chatCompletion();
    assertThat(answer.choices().getFirst().message().content()).contains("안녕하세요 👩🏻‍⚖️");
    assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(3);
  }

  @Test
  void it_calls_tools_streamed_and_whole_and_goes_on_with_the_result() {
    Script weather = Script.callsTool("weather", Json.parseObject("{\"city\":\"서울\"}"));
    vendor.then(weather, weather);
    ChatCompletionCreateParams ask = ask().addFunctionTool(weatherTool()).build();
    ChatCompletion whole = client.chat().completions().create(ask);
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(ask)) {
      stream.stream().forEach(all::accumulate);
    }
    for (ChatCompletion answer : List.of(whole, all.chatCompletion())) {
      ChatCompletionMessageToolCall call =
          answer.choices().getFirst().message().toolCalls().orElseThrow().getFirst();
      assertThat(call.asFunction().function().name()).isEqualTo("weather");
      assertThat(Json.parse(call.asFunction().function().arguments()))
          .isEqualTo(Json.parse("{\"city\":\"서울\"}"));
    }
    vendor.then(Script.says("맑아요"));
    ChatCompletion next =
        client
            .chat()
            .completions()
            .create(
                ask()
                    .addFunctionTool(weatherTool())
                    .addMessage(whole.choices().getFirst().message())
                    .addMessage(
                        com.openai.models.chat.completions.ChatCompletionToolMessageParam.builder()
                            .toolCallId("call_1")
                            .content("맑음")
                            .build())
                    .build());
    assertThat(next.choices().getFirst().message().content()).contains("맑아요");
    assertThat(vendor.last().body().requireArray("messages").size()).isEqualTo(3);
  }

  @Test
  void it_makes_responses_and_goes_on_from_one() {
    vendor.then(Script.says("안녕", "하세요"));
    Response first =
        client.responses().create(ResponseCreateParams.builder().model("a").input("hi").build());
    assertThat(words(first)).isEqualTo("안녕하세요");
    first.validate();
    Script weather = Script.callsTool("weather", Json.parseObject("{\"city\":\"서울\"}"));
    vendor.then(weather);
    ResponseAccumulator all = ResponseAccumulator.create();
    try (StreamResponse<ResponseStreamEvent> stream =
        client
            .responses()
            .createStreaming(
                ResponseCreateParams.builder()
                    .model("a")
                    .input("서울 날씨 어때?")
                    .previousResponseId(first.id())
                    .build())) {
      stream.stream().forEach(all::accumulate);
    }
    assertThat(all.response().output().getLast().asFunctionCall().name()).isEqualTo("weather");
    assertThat(all.response().usage().orElseThrow().outputTokens()).isPositive();
    assertThat(vendor.last().body().requireArray("messages").size()).isEqualTo(3);
    assertThat(words(client.responses().retrieve(first.id()))).isEqualTo("안녕하세요");
  }

  private static String words(Response response) {
    return response.output().getFirst().asMessage().content().getFirst().asOutputText().text();
  }

  @Test
  void it_lists_models() {
    assertThat(client.models().list().data().stream().map(Model::id)).contains("auto", "a");
    assertThat(client.models().retrieve("a").id()).isEqualTo("a");
  }

  @Test
  void it_understands_the_errors() {
    assertThatThrownBy(
            () -> client.chat().completions().create(ask().model("no-such-model").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no-such-model");
    OpenAIClient stranger = client("mk-nobody");
    assertThatThrownBy(() -> stranger.models().list()).isInstanceOf(UnauthorizedException.class);
    stranger.close();
  }

  @Test
  void a_stream_that_breaks_off_is_an_exception_and_no_short_answer() {
    vendor.then(VendorFault.NO_FINISH);
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    assertThatThrownBy(
            () -> {
              try (StreamResponse<ChatCompletionChunk> stream =
                  client.chat().completions().createStreaming(ask().build())) {
                stream.stream().forEach(all::accumulate);
              }
            })
        .hasMessageContaining("ended before its answer did");
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(maru.server().url() + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  private static ChatCompletionCreateParams.Builder ask() {
    return ChatCompletionCreateParams.builder().model("a").addUserMessage("서울 날씨 어때?");
  }

  private static FunctionDefinition weatherTool() {
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
