package chat.maru.orchestrator.wire.gemini;

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
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Requests for `generateContent`, written and read.
class GeminiPromptTest {
  private static final Opaque SIGNATURE =
      new Opaque(Wire.GEMINI, "thoughtSignature", json("{'thoughtSignature':'Abc'}"));
  private static final JsonObject OBJECT = json("{'type':'object'}");

  private final GeminiCodec codec = new GeminiCodec();

  @Test
  void roles_are_user_and_model_and_the_system_stands_in_front() {
    JsonObject body =
        write(
            new Entry(Speaker.SYSTEM, List.of(Part.Text.of("Be brief."))),
            new Entry(Speaker.DEVELOPER, List.of(Part.Text.of("And kind."))),
            user("안녕"),
            new Entry(Speaker.ASSISTANT, List.of(Part.Text.of("안녕하세요"))),
            new Entry(Speaker.SYSTEM, List.of(Part.Text.of("Now in English."))),
            user("hello"));
    assertThat(body)
        .isEqualTo(
            json(
                """
                {'model':'m','systemInstruction':{'parts':[{'text':'Be brief.'},{'text':'And kind.'}]},
                 'contents':[{'role':'user','parts':[{'text':'안녕'}]},
                  {'role':'model','parts':[{'text':'안녕하세요'}]},
                  {'role':'user','parts':[{'text':'Now in English.'}]},
                  {'role':'user','parts':[{'text':'hello'}]}]}\
                """));
  }

  @Test
  void parallel_calls_stand_in_one_content_and_so_do_their_results_with_ids_and_names() {
    JsonObject body =
        write(
            user("weather?"),
            new Entry(
                Speaker.ASSISTANT,
                List.of(
                    new Part.ToolCall("c1", "weather", "{\"city\":\"서울\"}", SIGNATURE),
                    new Part.ToolCall("c2", "weather", "", null))),
            new Entry(
                Speaker.USER,
                List.of(new Part.ToolResult("c1", null, List.of(Part.Text.of("sunny")), false))),
            new Entry(
                Speaker.USER,
                List.of(
                    Part.Text.of("go on"),
                    new Part.ToolResult("c2", null, List.of(Part.Text.of("no city")), true))));
    assertThat(body.requireArray("contents"))
        .isEqualTo(
            json("""
            {'c':[{'role':'user','parts':[{'text':'weather?'}]},
             {'role':'model','parts':[
              {'functionCall':{'id':'c1','name':'weather','args':{'city':'서울'}},'thoughtSignature':'Abc'},
              {'functionCall':{'id':'c2','name':'weather','args':{}}}]},
             {'role':'user','parts':[
              {'functionResponse':{'id':'c1','name':'weather','response':{'output':'sunny'}}},
              {'functionResponse':{'id':'c2','name':'weather','response':{'error':'no city'}}}]},
             {'role':'user','parts':[{'text':'go on'}]}]}\
            """)
                .requireArray("c"));
  }

  @Test
  void a_signature_goes_back_on_the_part_it_came_with() {
    String body =
        """
        {'model':'m','contents':[{'role':'user','parts':[{'text':'x'}]},
         {'role':'model','parts':[
          {'text':'Hm.','thought':true,'thoughtSignature':'One'},
          {'text':'Yes.','thoughtSignature':'Two'},
          {'text':'','thoughtSignature':'Three'},
          {'functionCall':{'id':'c1','name':'f','args':{}},'thoughtSignature':'Four'}]}]}\
        """;
    Prompt prompt = codec.readPrompt(json(body));
    assertThat(codec.writePrompt(prompt)).isEqualTo(json(body));
  }

  @Test
  void thoughts_without_geminis_signature_are_not_sent_to_it() {
    JsonObject body =
        write(
            user("x"),
            new Entry(
                Speaker.ASSISTANT,
                List.of(
                    new Part.Thinking("Hm.", null),
                    new Part.Thinking("Hm.", new Opaque(Wire.MESSAGES, "thinking", OBJECT)),
                    Part.Text.of("y"))));
    assertThat(body.toText()).doesNotContain("Hm.");
  }

  @Test
  void media_are_inline_or_an_address_whose_kind_can_be_told() {
    JsonObject body =
        write(
            new Entry(
                Speaker.USER,
                List.of(
                    new Part.Image("data:image/png;base64,AAA=", "low"),
                    new Part.Image("https://example.org/a.JPG?x=1", null),
                    new Part.Document("data:application/pdf;base64,BBB=", "a.pdf"),
                    new Part.Audio("CCC=", "wav"))));
    assertThat(((JsonObject) body.requireArray("contents").get(0)).requireArray("parts"))
        .isEqualTo(
            json("""
            {'p':[{'inlineData':{'mimeType':'image/png','data':'AAA='}},
             {'fileData':{'mimeType':'image/jpeg','fileUri':'https://example.org/a.JPG?x=1'}},
             {'inlineData':{'mimeType':'application/pdf','data':'BBB='}},
             {'inlineData':{'mimeType':'audio/wav','data':'CCC='}}]}\
            """)
                .requireArray("p"));
    Entry untold =
        new Entry(Speaker.USER, List.of(new Part.Image("https://example.org/picture", null)));
    assertThatThrownBy(() -> write(untold)).hasMessageContaining("image_url: Gemini must be told");
  }

  @Test
  void every_setting_is_written_and_read_again() {
    Settings settings =
        new Settings(
            50L,
            0.5,
            0.25,
            40L,
            List.of("END"),
            7L,
            2L,
            0.1,
            0.2,
            null,
            "low",
            null,
            new Settings.Format.Schema("answer", null, OBJECT, true),
            null,
            null,
            null,
            null);
    Prompt prompt =
        new Prompt(
            "m",
            List.of(user("x")),
            List.of(new ToolSpec("f", "does f", OBJECT, null)),
            new ToolChoice.Named("f"),
            settings,
            true,
            List.of());
    JsonObject body = codec.writePrompt(prompt);
    assertThat(body.requireObject("generationConfig"))
        .isEqualTo(
            json(
                """
                {'maxOutputTokens':50,'temperature':0.5,'topP':0.25,'topK':40,
                 'stopSequences':['END'],'seed':7,'candidateCount':2,'presencePenalty':0.1,
                 'frequencyPenalty':0.2,'responseMimeType':'application/json',
                 'responseJsonSchema':{'type':'object'},
                 'thinkingConfig':{'thinkingLevel':'LOW','includeThoughts':true}}\
                """));
    assertThat(body.requireArray("tools"))
        .isEqualTo(
            json("{'t':[{'functionDeclarations':[{'name':'f','description':'does f',"
                    + "'parametersJsonSchema':{'type':'object'}}]}]}")
                .requireArray("t"));
    assertThat(body.requireObject("toolConfig"))
        .isEqualTo(json("{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['f']}}"));
    assertThat(codec.readPrompt(body)).isEqualTo(prompt);
  }

  @Test
  void tool_choices_are_modes_and_strict_calls_are_validated() {
    assertThat(mode(new ToolChoice.Unsaid(), null)).isEmpty();
    assertThat(mode(new ToolChoice.Auto(), null)).isEqualTo("AUTO");
    assertThat(mode(new ToolChoice.Auto(), true)).isEqualTo("VALIDATED");
    assertThat(mode(new ToolChoice.None(), null)).isEqualTo("NONE");
    assertThat(mode(new ToolChoice.Any(), null)).isEqualTo("ANY");
  }

  @Test
  void a_schema_that_gemini_would_not_keep_is_refused_by_its_word() {
    JsonObject schema =
        json(
            "{'type':'object','properties':{'code':{'type':'string','pattern':'a+'},"
                + "'kind':{'const':'x'}}}");
    assertThatThrownBy(() -> Schemas.exact("response schema", schema))
        .hasMessageContaining("response schema.properties.code.pattern");
    assertThat(Schemas.exact("s", json("{'properties':{'pattern':{'const':1,'title':'t'}}}")))
        .isEqualTo(json("{'properties':{'pattern':{'enum':[1],'title':'t'}}}"));
  }

  @Test
  void what_gemini_cannot_say_is_refused_by_name() {
    Prompt unknown =
        new Prompt(
            "m",
            List.of(user("x")),
            List.of(),
            new ToolChoice.Unsaid(),
            NOTHING,
            false,
            List.of("logit_bias"));
    assertThatThrownBy(() -> codec.writePrompt(unknown))
        .hasMessage("logit_bias: Gemini has no words for it");
    assertThatThrownBy(
            () ->
                write(
                    new Entry(
                        Speaker.USER, List.of(new Part.ToolResult("c9", null, List.of(), false)))))
        .hasMessageContaining("the result of c9");
    assertThatThrownBy(
            () ->
                write(
                    new Entry(
                        Speaker.ASSISTANT, List.of(new Part.ToolCall("c", "f", "[1]", null)))))
        .hasMessageContaining("the arguments of f");
  }

  @Test
  void results_without_an_id_belong_to_the_oldest_call_of_their_name() {
    Prompt prompt =
        codec.readPrompt(
            json(
                """
                {'contents':[{'role':'model','parts':[{'functionCall':{'name':'f','args':{'a':1}}},
                  {'functionCall':{'name':'g'}},{'functionCall':{'name':'f','args':{'a':2}}}]},
                 {'role':'user','parts':[{'functionResponse':{'name':'f','response':{'a':1}}},
                  {'functionResponse':{'name':'f','response':{'output':'two'}}}]}]}\
                """));
    assertThat(prompt.entries().getLast().parts())
        .containsExactly(
            new Part.ToolResult("call_0", "f", List.of(Part.Text.of("{\"a\":1}")), false),
            new Part.ToolResult("call_2", "f", List.of(Part.Text.of("two")), false));
  }

  private static final Settings NOTHING =
      new Settings(
          null,
          null,
          null,
          null,
          List.of(),
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

  private JsonObject write(Entry... entries) {
    return codec.writePrompt(
        new Prompt(
            "m", List.of(entries), List.of(), new ToolChoice.Unsaid(), NOTHING, false, List.of()));
  }

  private String mode(ToolChoice choice, @Nullable Boolean strict) {
    JsonObject body =
        codec.writePrompt(
            new Prompt(
                "m",
                List.of(user("x")),
                List.of(new ToolSpec("f", null, OBJECT, strict)),
                choice,
                NOTHING,
                false,
                List.of()));
    return body.findObject("toolConfig")
        .map(tools -> tools.requireObject("functionCallingConfig").requireString("mode"))
        .orElse("");
  }

  private static Entry user(String text) {
    return new Entry(Speaker.USER, List.of(Part.Text.of(text)));
  }

  static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
