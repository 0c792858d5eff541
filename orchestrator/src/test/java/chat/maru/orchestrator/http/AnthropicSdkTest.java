package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.orchestrator.testing.AnthropicAnswers;
import chat.maru.orchestrator.testing.AnthropicAnswers.Block;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.orchestrator.testing.VendorFault;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Anthropic's own Java client, pointed at Maru: model `a` is OpenAI-compatible, `b` is Anthropic.
@Timeout(60)
class AnthropicSdkTest {
  private FakeVendor openai;
  private FakeVendor anthropic;
  private TestOrchestrator maru;
  private AnthropicClient client;

  @BeforeEach
  void start() {
    openai = FakeVendor.start();
    anthropic = FakeVendor.start().always(AnthropicAnswers.says("안녕", "하세요 ", "👩🏻‍⚖️"));
    openai.always(Script.says("안녕", "하세요 ", "👩🏻‍⚖️"));
    maru = TestOrchestrator.start(List.of("openai", "anthropic"), openai, anthropic);
    client = client("mk-bob");
  }

  @AfterEach
  void stop() {
    client.close();
    maru.close();
    openai.close();
    anthropic.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void it_chats(String model) {
    Message answer = client.messages().create(ask(model).build());
    assertThat(answer.content().getFirst().asText().text()).isEqualTo("안녕하세요 👩🏻‍⚖️");
    assertThat(answer.model().asString()).isEqualTo(model);
    assertThat(answer.stopReason()).contains(StopReason.END_TURN);
    assertThat(answer.usage().outputTokens()).isPositive();
    answer.validate();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void it_streams(String model) {
    Message answer = streamed(ask(model).build());
    assertThat(answer.content().getFirst().asText().text()).isEqualTo("안녕하세요 👩🏻‍⚖️");
    assertThat(answer.stopReason()).contains(StopReason.END_TURN);
    assertThat(answer.usage().outputTokens()).isPositive();
    answer.validate();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void it_calls_tools_streamed_and_whole_and_goes_on_with_the_result(String model) {
    Script calls =
        model.equals("a")
            ? Script.callsTools(
                new Script.ToolCall("call_1", "weather", "{\"city\":\"서울\"}"),
                new Script.ToolCall("call_2", "weather", "{\"city\":\"Paris\"}"))
            : AnthropicAnswers.says(
                "tool_use",
                new Block.ToolUse("call_1", "weather", "{\"city\":", "\"서울\"}"),
                new Block.ToolUse("call_2", "weather", "{\"city\":\"Paris\"}"));
    FakeVendor vendor = model.equals("a") ? openai : anthropic;
    vendor.then(calls, calls);
    MessageCreateParams ask = ask(model).addTool(weather()).build();
    Message whole = client.messages().create(ask);
    for (Message answer : List.of(whole, streamed(ask))) {
      assertThat(answer.stopReason()).contains(StopReason.TOOL_USE);
      assertThat(answer.content().stream().map(block -> block.asToolUse().id()))
          .containsExactly("call_1", "call_2");
      assertThat(answer.content().get(1).asToolUse()._input().toString()).isEqualTo("{city=Paris}");
    }
    Message next =
        client
            .messages()
            .create(
                ask(model)
                    .addTool(weather())
                    .addMessage(whole)
                    .addUserMessageOfContentBlockParams(List.of(result("call_1"), result("call_2")))
                    .build());
    assertThat(next.content().getFirst().asText().text()).startsWith("안녕");
    assertThat(vendor.last().body().toText()).contains("call_1", "call_2", "맑음");
  }

  @Test
  void it_thinks() {
    anthropic.then(
        AnthropicAnswers.says(
            "end_turn",
            new Block.Thinking("c2ln", "흠", "…"),
            new Block.Redacted("b3BhcXVl"),
            new Block.Text("네")));
    Message answer = streamed(ask("b").enabledThinking(1024).maxTokens(4096).build());
    assertThat(answer.content().get(0).asThinking().thinking()).isEqualTo("흠…");
    assertThat(answer.content().get(0).asThinking().signature()).isEqualTo("c2ln");
    assertThat(answer.content().get(1).asRedactedThinking().data()).isEqualTo("b3BhcXVl");
    // It comes back as it was.
    client.messages().create(ask("b").addMessage(answer).addUserMessage("so?").build());
    assertThat(anthropic.last().body().requireArray("messages").get(1).toText())
        .contains("\"signature\":\"c2ln\"", "\"data\":\"b3BhcXVl\"");
  }

  @Test
  void it_counts_tokens() {
    assertThat(
            client
                .messages()
                .countTokens(
                    MessageCountTokensParams.builder().model("a").addUserMessage("안녕").build())
                .inputTokens())
        .isPositive();
  }

  @Test
  void it_lists_models() {
    assertThat(client.models().list().data().stream().map(model -> model.id()))
        .contains("auto", "a", "b");
  }

  @Test
  void it_understands_the_errors() {
    assertThatThrownBy(() -> client.messages().create(ask("no-such-model").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no-such-model");
    AnthropicClient stranger = client("mk-nobody");
    assertThatThrownBy(() -> stranger.messages().create(ask("a").build()))
        .isInstanceOf(UnauthorizedException.class);
    stranger.close();
  }

  @Test
  void a_stream_that_breaks_off_is_an_exception_and_no_short_answer() {
    openai.then(VendorFault.NO_FINISH);
    assertThatThrownBy(() -> streamed(ask("a").build()))
        .hasMessageContaining("ended before its answer did");
  }

  private Message streamed(MessageCreateParams ask) {
    MessageAccumulator all = MessageAccumulator.create();
    try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(ask)) {
      stream.stream().forEach(all::accumulate);
    }
    return all.message();
  }

  private AnthropicClient client(String key) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(maru.server().url().toString())
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  private static MessageCreateParams.Builder ask(String model) {
    return MessageCreateParams.builder().model(model).maxTokens(256).addUserMessage("서울 날씨 어때?");
  }

  private static ContentBlockParam result(String call) {
    return ContentBlockParam.ofToolResult(
        ToolResultBlockParam.builder().toolUseId(call).content("맑음").build());
  }

  private static Tool weather() {
    return Tool.builder()
        .name("weather")
        .inputSchema(
            Tool.InputSchema.builder()
                .properties(
                    Tool.InputSchema.Properties.builder()
                        .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                        .build())
                .build())
        .build();
  }
}
