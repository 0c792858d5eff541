package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.AnthropicAnswers;
import chat.maru.orchestrator.testing.AnthropicAnswers.Block;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests in the shape that coding agents of the terminal send, written by hand: streams with
/// `anthropic-beta`, instructions in cached blocks, many tools, a user id, a budget of thinking,
/// results of tools that failed.
@Timeout(60)
class CodingClientsTest {
  private static final String BETA =
      "claude-code-20250219,interleaved-thinking-2025-05-14,fine-grained-tool-streaming-2025-05-14";

  private FakeVendor openai;
  private FakeVendor anthropic;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    openai = FakeVendor.start();
    anthropic = FakeVendor.start();
    maru = TestOrchestrator.start(List.of("openai", "anthropic"), openai, anthropic);
    client =
        maru.server()
            .client()
            .header("x-api-key", "mk-bob")
            .header("anthropic-version", "2023-06-01")
            .header("anthropic-beta", BETA);
  }

  @AfterEach
  void stop() {
    maru.close();
    openai.close();
    anthropic.close();
  }

  @Test
  void a_coding_agent_reaches_anthropic_with_every_byte() {
    anthropic.then(
        AnthropicAnswers.says(
            "tool_use",
            new Block.Thinking("c2ln", "hm"),
            new Block.Text("Let me look."),
            new Block.ToolUse("toolu_9", "Bash", "{\"command\":", "\"ls\"}")));
    String ask = fixture("coding-agent.json").replace("MODEL", "b");
    String answer = client.post("/v1/messages?beta=true", ask).text();
    assertThat(new String(anthropic.last().raw(), StandardCharsets.UTF_8))
        .isEqualTo(ask.replace("\"model\": \"b\"", "\"model\": \"up-b\""));
    assertThat(anthropic.last().header("anthropic-beta")).contains(BETA);
    assertThat(answer).contains("\"signature\":\"c2ln\"", "toolu_9").contains("message_stop");
  }

  @Test
  void a_coding_agent_works_with_an_openai_compatible_model() {
    openai.then(
        Script.callsTools(
            new Script.ToolCall("call_1", "Read", "{\"file_path\":\"/a\"}"),
            new Script.ToolCall("call_2", "Bash", "{\"command\":\"ls\"}")));
    String answer =
        client
            .post("/v1/messages?beta=true", fixture("coding-agent.json").replace("MODEL", "a"))
            .text();
    JsonObject sent = openai.last().body();
    JsonArray messages = sent.requireArray("messages");
    assertThat(messages.objects().map(message -> message.requireString("role")))
        .containsExactly(
            "system", "user", "assistant", "tool", "tool", "user", "assistant", "tool");
    assertThat(sent.requireArray("tools").size()).isEqualTo(3);
    assertThat(sent.toText()).doesNotContain("cache_control", "signature", "thinking");
    assertThat(sent.requireString("user")).isEqualTo("user_1_account__session_2");
    assertThat(answer)
        .contains("\"name\":\"Read\"", "\"name\":\"Bash\"", "\"stop_reason\":\"tool_use\"")
        .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
  }

  @Test
  void its_small_questions_are_answered_whole_and_counted() {
    openai.then(Script.says("{\"isNewTopic\": true}"));
    String ask = fixture("coding-agent-small.json").replace("MODEL", "a");
    JsonObject answer = client.post("/v1/messages?beta=true", ask).json();
    assertThat(answer.requireArray("content").toText()).contains("isNewTopic");
    JsonObject counted =
        client
            .post(
                "/v1/messages/count_tokens?beta=true",
                Json.parseObject(ask).toBuilder().remove("max_tokens").build().toText())
            .json();
    assertThat(counted.requireLong("input_tokens")).isPositive();
  }

  private static String fixture(String name) {
    try (InputStream in =
        Objects.requireNonNull(CodingClientsTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
