package chat.maru.orchestrator.wire.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.ToolChoice;
import chat.maru.orchestrator.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Requests for a response, read and written.
class ResponsesPromptTest {
  private final ResponsesCodec codec = new ResponsesCodec();

  @Test
  void a_text_is_what_the_user_says_and_instructions_are_the_systems() {
    Prompt prompt = read("{'model':'a','instructions':'Be brief.','input':'안녕'}");
    assertThat(prompt.entries())
        .containsExactly(
            new Entry(Speaker.SYSTEM, List.of(Part.Text.of("Be brief."))),
            new Entry(Speaker.USER, List.of(Part.Text.of("안녕"))));
    assertThat(prompt.unknown()).isEmpty();
  }

  @Test
  void items_of_the_model_side_by_side_are_one_entry_and_so_are_results() {
    Prompt prompt =
        read(
            """
            {'model':'a','input':[
              {'role':'user','content':'weather?'},
              {'type':'message','role':'assistant','content':[{'type':'output_text','text':'I look.'}]},
              {'type':'function_call','id':'fc_1','call_id':'call_1','name':'weather','arguments':'{}'},
              {'type':'function_call','id':'fc_2','call_id':'call_2','name':'clock','arguments':'{}'},
              {'type':'function_call_output','call_id':'call_1','output':'sunny'},
              {'type':'function_call_output','call_id':'call_2','output':[
                {'type':'input_text','text':'noon'},
                {'type':'input_image','image_url':'data:image/png;base64,AA==','detail':'low'}]}]}\
            """);
    assertThat(prompt.entries()).hasSize(3);
    assertThat(prompt.entries().get(1).parts())
        .containsExactly(
            Part.Text.of("I look."),
            new Part.ToolCall("call_1", "weather", "{}", null),
            new Part.ToolCall("call_2", "clock", "{}", null));
    assertThat(prompt.entries().get(2))
        .isEqualTo(
            new Entry(
                Speaker.USER,
                List.of(
                    new Part.ToolResult("call_1", null, List.of(Part.Text.of("sunny")), false),
                    new Part.ToolResult(
                        "call_2",
                        null,
                        List.of(
                            Part.Text.of("noon"),
                            new Part.Image("data:image/png;base64,AA==", "low")),
                        false))));
  }

  @Test
  void openais_own_reasoning_comes_back_as_it_was() {
    String item =
        "{'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'Hm.'}],"
            + "'encrypted_content':'gAAA','status':null,'new_field':[1.0]}";
    Prompt prompt = read("{'model':'a','input':[{'role':'user','content':'x'}," + item + "]}");
    assertThat(prompt.entries().getLast().parts())
        .containsExactly(
            new Part.Thinking("Hm.", new Opaque(Wire.RESPONSES, "reasoning", json(item))));
    assertThat(codec.writePrompt(prompt).requireArray("input").get(1)).isEqualTo(json(item));
  }

  @Test
  void thoughts_without_openais_proof_are_not_sent_to_it() {
    Prompt prompt =
        read(
            """
            {'model':'a','input':[{'role':'user','content':'x'},
              {'type':'reasoning','id':'rs_maru1','summary':[{'type':'summary_text','text':'Hm.'}]},
              {'role':'assistant','content':'y'}]}\
            """);
    assertThat(prompt.entries().get(1).parts())
        .containsExactly(new Part.Thinking("Hm.", null), Part.Text.of("y"));
    assertThat(codec.writePrompt(prompt).requireArray("input").toText())
        .doesNotContain("reasoning");
  }

  @Test
  void another_vendors_proof_travels_inside_and_an_altered_one_is_refused() {
    Opaque signature =
        new Opaque(Wire.MESSAGES, "thinking", json("{'signature':'EqQB+/=','x':1.0}"));
    Opaque ofCall = new Opaque(Wire.GEMINI, "thoughtSignature", json("{'thoughtSignature':'Abc'}"));
    String one = new CarriedProof(signature, null).write();
    String two = new CarriedProof(ofCall, "call_1").write();
    String items =
        "{'model':'a','input':[{'role':'user','content':'x'},"
            + "{'type':'reasoning','summary':[],'encrypted_content':'%s'},"
            + "{'type':'function_call','call_id':'call_1','name':'f','arguments':'{}'},"
            + "{'type':'reasoning','summary':[],'encrypted_content':'%s'}]}";
    assertThat(read(items.formatted(one, two)).entries().getLast().parts())
        .containsExactly(
            new Part.Thinking("", signature), new Part.ToolCall("call_1", "f", "{}", ofCall));
    assertThatThrownBy(() -> read(items.formatted(one.substring(0, one.length() - 6), two)))
        .hasMessageContaining("input[1].encrypted_content: altered");
  }

  @Test
  void what_only_openai_can_do_is_unknown_and_refused_elsewhere() {
    Prompt prompt =
        read(
            """
            {'model':'a','input':[{'type':'web_search_call','id':'ws_1'},
                {'role':'user','content':[{'type':'input_image','file_id':'file-1'}]}],
              'tools':[{'type':'web_search'},{'type':'custom','name':'patch','format':{'type':'grammar'}}],
              'tool_choice':{'type':'web_search'},'truncation':'auto','background':true,
              'include':['reasoning.encrypted_content','web_search_call.action.sources'],
              'text':{'verbosity':'low'},'tomorrow':1}\
            """);
    assertThat(prompt.unknown())
        .containsExactlyInAnyOrder(
            "input[0] (web_search_call)",
            "input[1].content[0].file_id",
            "tools[0] (web_search)",
            "tools[1].format (grammar)",
            "tool_choice (web_search)",
            "truncation (auto)",
            "background",
            "include (web_search_call.action.sources)",
            "text.verbosity (low)",
            "tomorrow");
    assertThatThrownBy(() -> codec.writePrompt(prompt)).hasMessageContaining("tomorrow");
  }

  @Test
  void hints_that_change_no_answer_are_no_reason_to_refuse() {
    assertThat(
            read("""
            {'model':'a','input':'x','prompt_cache_key':'k','safety_identifier':'u',
              'prompt_cache_retention':'24h','truncation':'disabled','service_tier':'auto',
              'stream_options':{'include_obfuscation':false},'client_metadata':{'a':'b'},
              'reasoning':{'effort':'high','summary':'auto'},'text':{'verbosity':'medium'},
              'store':false,'conversation':null}\
            """)
                .unknown())
        .isEmpty();
  }

  @Test
  void every_setting_is_read_and_written_again() {
    JsonObject body =
        json(
            """
            {'model':'a','instructions':'s','input':[
                {'type':'message','role':'user','content':[{'type':'input_text','text':'x'},
                  {'type':'input_file','filename':'a.pdf','file_data':'data:application/pdf;base64,AA=='}]},
                {'type':'message','role':'developer','content':[{'type':'input_text','text':'d'}]},
                {'type':'message','role':'assistant','content':[{'type':'refusal','refusal':'no'}]}],
              'tools':[{'type':'function','name':'f','description':'d','parameters':{'type':'object'},'strict':true},
                {'type':'function','name':'g','parameters':{'type':'object'},'strict':false}],
              'tool_choice':{'type':'function','name':'f'},'parallel_tool_calls':false,
              'max_output_tokens':50,'temperature':0.5,'top_p':0.25,
              'include':['reasoning.encrypted_content'],
              'reasoning':{'effort':'low'},
              'text':{'format':{'type':'json_schema','name':'n','description':'d','schema':{'type':'object'},'strict':true}},
              'store':false,'metadata':{'k':'v'},'user':'u','stream':true}\
            """);
    Prompt prompt = codec.readPrompt(body);
    assertThat(prompt.settings().maxOutput()).isEqualTo(50);
    assertThat(prompt.settings().format()).isInstanceOf(Settings.Format.Schema.class);
    assertThat(prompt.toolChoice()).isEqualTo(new ToolChoice.Named("f"));
    JsonObject known = body.toBuilder().remove("include").build();
    Prompt readable = codec.readPrompt(known);
    JsonObject written = codec.writePrompt(readable);
    assertThat(written).isEqualTo(body);
  }

  @Test
  void what_responses_cannot_say_is_refused_by_name() {
    Settings stop =
        new Settings(
            null,
            null,
            null,
            null,
            List.of("END"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new Settings.Format.Words(),
            null,
            null,
            null,
            null);
    Prompt prompt =
        new Prompt(
            "a",
            List.of(new Entry(Speaker.USER, List.of(Part.Text.of("x")))),
            List.of(),
            new ToolChoice.Unsaid(),
            stop,
            false,
            List.of());
    assertThatThrownBy(() -> codec.writePrompt(prompt))
        .hasMessage("stop: OpenAI's responses have no words for it");
  }

  @Test
  void what_is_malformed_is_named_with_its_place() {
    assertThatThrownBy(() -> read("{'model':'a','input':7}"))
        .hasMessage("input: number (expected: a string or an array of items)");
    assertThatThrownBy(
            () -> read("{'model':'a','input':[{'role':'user','content':[{'type':'input_text'}]}]}"))
        .hasMessage("input[0].content[0].text: missing (expected: a string)");
    assertThatThrownBy(() -> read("{'model':'a','input':[{'type':'function_call','call_id':'c'}]}"))
        .hasMessage("input[0].name: missing (expected: a string)");
    assertThatThrownBy(() -> read("{'model':'a','input':[{'type':'item_reference','id':'msg_1'}]}"))
        .hasMessageContaining("input[0]: a reference to msg_1");
    assertThatThrownBy(() -> read("{'model':'a','input':'x','tool_choice':'always'}"))
        .hasMessageContaining("tool_choice: always");
  }

  private Prompt read(String body) {
    return codec.readPrompt(json(body));
  }

  static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
