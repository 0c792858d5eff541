package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.AnthropicAnswers;
import chat.maru.orchestrator.testing.AnthropicAnswers.Block;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tools that take plain text (`custom`), which only OpenAI's clients know: model `a` is
/// OpenAI-compatible, `b` is Anthropic.
@Timeout(60)
class CustomToolsTest {
  private static final String ARGUMENTS = "{\"input\":\"*** \\\"End\\\" 끝\"}";
  private static final String TEXT = "*** \"End\" 끝";

  private FakeVendor openai;
  private FakeVendor anthropic;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    openai = FakeVendor.start();
    anthropic = FakeVendor.start();
    maru = TestOrchestrator.start(List.of("openai", "anthropic"), openai, anthropic);
    client = maru.server().as("mk-bob");
  }

  @AfterEach
  void stop() {
    maru.close();
    openai.close();
    anthropic.close();
  }

  @Test
  void a_client_of_responses_is_told_the_text_and_the_vendor_a_function() {
    String ask =
        """
        {'model':'MODEL','input':[
          {'type':'message','role':'user','content':'x'},
          {'type':'custom_tool_call','call_id':'call_1','name':'patch','input':'one'},
          {'type':'custom_tool_call_output','call_id':'call_1','output':'done'}],
         'tools':[{'type':'custom','name':'patch','description':'Edits','format':{'type':'text'}}],
         'tool_choice':{'type':'custom','name':'patch'},'stream':STREAM}\
        """;
    openai.always(Script.callsTools(new Script.ToolCall("call_2", "patch", ARGUMENTS)));
    anthropic.always(patches());
    for (String model : List.of("a", "b")) {
      String whole = post("/v1/responses", ask, model, false);
      assertThat(Json.parseObject(whole).requireArray("output").objects())
          .filteredOn(item -> item.requireString("type").equals("custom_tool_call"))
          .singleElement()
          .satisfies(
              item -> {
                assertThat(item.requireString("input")).isEqualTo(TEXT);
                assertThat(item.requireString("call_id")).isEqualTo("call_2");
                assertThat(item.requireString("id")).startsWith("ctc_");
              });
      assertThat(post("/v1/responses", ask, model, true))
          .contains(
              "response.custom_tool_call_input.delta",
              "response.custom_tool_call_input.done",
              Json.of(TEXT).toText())
          .doesNotContain("function_call");
    }
    assertThat(openai.last().body().requireArray("tools").toText())
        .contains("\"function\"", "\"input\":{\"type\":\"string\"}");
    assertThat(openai.last().body().requireArray("messages").toText())
        .contains(Json.of("{\"input\":\"one\"}").toText(), "\"content\":\"done\"");
    assertThat(anthropic.last().body().requireArray("messages").toText())
        .contains("\"input\":{\"input\":\"one\"}", "tool_result");
  }

  @Test
  void a_client_of_chat_completions_is_told_the_text_too() {
    String ask =
        """
        {'model':'MODEL','messages':[{'role':'user','content':'x'},
          {'role':'assistant','tool_calls':[
            {'id':'call_1','type':'custom','custom':{'name':'patch','input':'one'}}]},
          {'role':'tool','tool_call_id':'call_1','content':'done'}],
         'tools':[{'type':'custom','custom':{'name':'patch'}}],
         'tool_choice':{'type':'custom','custom':{'name':'patch'}},'stream':STREAM}\
        """;
    anthropic.always(patches());
    String call = "\"custom\":" + custom().toText();
    assertThat(post("/v1/chat/completions", ask, "b", false)).contains(call, "call_2");
    assertThat(post("/v1/chat/completions", ask, "b", true))
        .contains(call, "\"index\":0,", "\"finish_reason\":\"tool_calls\"")
        .endsWith("data: [DONE]\n\n");
    assertThat(anthropic.last().body().requireObject("tool_choice").requireString("name"))
        .isEqualTo("patch");
  }

  @Test
  void on_the_same_wire_they_pass_as_they_are() {
    String told =
        "{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":\"up-a\",\"choices\":[{\"index\":0,"
            + "\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_2\","
            + "\"type\":\"custom\",\"custom\":"
            + custom().toText()
            + "}]},\"finish_reason\":\"tool_calls\"}]}";
    openai.then(Script.raw(200, "application/json", told));
    String ask =
        "{'model':'MODEL','messages':[{'role':'user','content':'x'}],'tools':[{'type':'custom',"
            + "'custom':{'name':'patch','format':{'type':'grammar','grammar':{'syntax':'lark',"
            + "'definition':'start: x'}}}}]}";
    assertThat(post("/v1/chat/completions", ask, "a", false)).contains(custom().toText());
    assertThat(openai.last().body().toText()).contains("lark");
  }

  @Test
  void a_grammar_is_refused_by_name_where_nobody_holds_a_model_to_it() {
    String tool =
        "'tools':[{'type':'custom','name':'patch','format':{'type':'grammar','syntax':'lark',"
            + "'definition':'start: x'}}]";
    TestClient.Answer refused =
        client.post("/v1/responses", json("{'model':'b','input':'x'," + tool + "}"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("tools[0].format (grammar)");
    assertThat(anthropic.exchanges()).isEmpty();
  }

  private static Script patches() {
    return AnthropicAnswers.says(
        "tool_use", new Block.ToolUse("call_2", "patch", "{\"input\":\"*** \\\"E", "nd\\\" 끝\"}"));
  }

  private static JsonObject custom() {
    return JsonObject.builder().put("name", "patch").put("input", TEXT).build();
  }

  private String post(String path, String ask, String model, boolean stream) {
    String body = ask.replace("MODEL", model).replace("STREAM", Boolean.toString(stream));
    TestClient.Answer answer = client.post(path, json(body));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
