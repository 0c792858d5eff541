package chat.maru.orchestrator.wire.gemini;

import static chat.maru.orchestrator.wire.gemini.GeminiPromptTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers of `generateContent`, whole and streamed.
class GeminiAnswerTest {
  private static final Opaque SIGNATURE =
      new Opaque(Wire.GEMINI, "thoughtSignature", json("{'thoughtSignature':'Abc'}"));

  private final GeminiCodec codec = new GeminiCodec();

  @Test
  void thoughts_stand_outside_the_candidates_and_cached_tokens_inside_the_prompt() {
    Answer answer =
        codec.readAnswer(
            json(
                """
                {'candidates':[{'content':{'role':'model','parts':[{'text':'Hm.','thought':true},{'text':'Yes.'}]},
                   'finishReason':'STOP','index':0}],
                 'usageMetadata':{'promptTokenCount':100,'cachedContentTokenCount':60,'candidatesTokenCount':7,
                   'thoughtsTokenCount':20,'toolUsePromptTokenCount':5,'totalTokenCount':132},
                 'modelVersion':'gemini-x','responseId':'r1'}\
                """));
    assertThat(answer)
        .isEqualTo(
            new Answer(
                "r1",
                "gemini-x",
                List.of(
                    new Answer.Choice(
                        List.of(new Part.Thinking("Hm.", null), Part.Text.of("Yes.")),
                        Stop.END,
                        null)),
                new Tokens(105, 60, 0, 0, 27, 20)));
  }

  @Test
  void stop_with_calls_waits_for_tools_and_every_call_has_an_id() {
    Answer answer =
        codec.readAnswer(
            json(
                """
                {'candidates':[{'content':{'parts':[
                   {'functionCall':{'name':'f','args':{'a':1.0}},'thoughtSignature':'Abc'},
                   {'functionCall':{'id':'v2','name':'f','args':{}}}]},'finishReason':'STOP'}]}\
                """));
    Answer.Choice choice = answer.choices().getFirst();
    assertThat(choice.stop()).isEqualTo(Stop.TOOLS);
    Part.ToolCall first = (Part.ToolCall) choice.parts().getFirst();
    assertThat(first.id()).startsWith("call_");
    assertThat(first.arguments()).isEqualTo("{\"a\":1.0}");
    assertThat(first.opaque()).isEqualTo(SIGNATURE);
    assertThat(choice.parts().getLast()).isEqualTo(new Part.ToolCall("v2", "f", "{}", null));
  }

  @ParameterizedTest
  @CsvSource({
    "MAX_TOKENS,LENGTH", "SAFETY,FILTER", "RECITATION,FILTER", "BLOCKLIST,FILTER",
    "PROHIBITED_CONTENT,FILTER", "SPII,FILTER", "LANGUAGE,FILTER", "IMAGE_SAFETY,FILTER"
  })
  void every_reason_to_stop_has_its_word(String reason, Stop stop) {
    String candidate = "{'candidates':[{'finishReason':'" + reason + "'}]}";
    assertThat(codec.readAnswer(json(candidate)).choices().getFirst().stop()).isEqualTo(stop);
    assertThat(codec.streamReader().read("", json(candidate)))
        .contains(new Delta.Finish(0, stop, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALFORMED_FUNCTION_CALL", "OTHER", "UNEXPECTED_TOOL_CALL", "NEWS"})
  void an_end_that_is_no_answer_is_an_error(String reason) {
    assertThatThrownBy(
            () -> codec.readAnswer(json("{'candidates':[{'finishReason':'" + reason + "'}]}")))
        .hasMessageContaining(reason);
  }

  @Test
  void a_blocked_prompt_is_a_filtered_answer_without_words() {
    String blocked =
        "{'promptFeedback':{'blockReason':'SAFETY'},'usageMetadata':{'promptTokenCount':4}}";
    assertThat(codec.readAnswer(json(blocked)).choices())
        .containsExactly(new Answer.Choice(List.of(), Stop.FILTER, null));
    Codec.StreamReader reader = codec.streamReader();
    assertThat(reader.read("", json(blocked)))
        .containsExactly(
            new Delta.Begin("", ""),
            new Delta.Report(new Tokens(4, 0, 0, 0, 0, 0)),
            new Delta.Finish(0, Stop.FILTER, null));
    assertThat(reader.whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'candidates':[]}",
        "{'candidates':[{'content':{'parts':[{'text':'half'}]}}]}",
        "{'candidates':[{'content':{'parts':[{'functionCall':{}}]},'finishReason':'STOP'}]}"
      })
  void what_is_no_whole_answer_is_an_error(String body) {
    assertThatThrownBy(() -> codec.readAnswer(json(body))).isInstanceOf(MaruException.class);
  }

  @Test
  void a_stream_is_read_part_by_part_and_its_usage_is_cumulative() {
    Codec.StreamReader reader = codec.streamReader();
    List<Delta> read = new ArrayList<>();
    for (String event :
        List.of(
            "{'candidates':[{'content':{'parts':[{'text':'Hm.','thought':true}]},'index':0}],"
                + "'usageMetadata':{'promptTokenCount':9},'modelVersion':'g','responseId':'r'}",
            "{'candidates':[{'content':{'parts':[{'text':'안녕'}]},'index':0}]}",
            "{'candidates':[{'content':{'parts':[{'functionCall':{'id':'c','name':'f','args':{}},"
                + "'thoughtSignature':'Abc'}]},'index':0}]}")) {
      read.addAll(reader.read("", json(event)));
      assertThat(reader.whole()).isFalse();
    }
    read.addAll(
        reader.read(
            "",
            json(
                "{'candidates':[{'content':{'parts':[{'text':'','thoughtSignature':'Abc'}]},"
                    + "'finishReason':'STOP','index':0}],'usageMetadata':{'promptTokenCount':9,"
                    + "'candidatesTokenCount':3,'thoughtsTokenCount':2}}")));
    assertThat(read)
        .containsExactly(
            new Delta.Begin("r", "g"),
            new Delta.Report(new Tokens(9, 0, 0, 0, 0, 0)),
            new Delta.Thinking(0, "Hm."),
            new Delta.Text(0, "안녕"),
            new Delta.ToolBegin(0, 0, "c", "f"),
            new Delta.ToolArguments(0, 0, "{}"),
            new Delta.Proof(0, "c", SIGNATURE),
            new Delta.Report(new Tokens(9, 0, 0, 0, 5, 2)),
            new Delta.Proof(0, null, SIGNATURE),
            new Delta.Finish(0, Stop.TOOLS, null));
    assertThat(reader.whole()).isTrue();
  }

  @Test
  void what_was_written_reads_as_what_was_said() {
    Answer answer =
        new Answer(
            "r",
            "g",
            List.of(
                new Answer.Choice(
                    List.of(
                        new Part.Thinking("Hm.", SIGNATURE),
                        Part.Text.of("Yes."),
                        new Part.ToolCall("c", "f", "{\"a\":1}", SIGNATURE)),
                    Stop.TOOLS,
                    null)),
            new Tokens(10, 4, 0, 0, 7, 3));
    assertThat(codec.readAnswer(codec.writeAnswer(answer))).isEqualTo(answer);
  }

  @Test
  void fragments_of_a_call_are_gathered_into_one() {
    Codec.StreamWriter writer = codec.streamWriter(codec.readPrompt(json("{'contents':[]}")));
    List<Delta> read = new ArrayList<>();
    Codec.StreamReader reader = codec.streamReader();
    for (Delta delta :
        List.of(
            new Delta.Begin("r", "g"),
            new Delta.ToolBegin(0, 0, "c", "f"),
            new Delta.ToolBegin(0, 1, "d", "f"),
            new Delta.ToolArguments(0, 1, "{\"b\":"),
            new Delta.ToolArguments(0, 0, "{}"),
            new Delta.ToolArguments(0, 1, "2}"),
            new Delta.Proof(0, "c", SIGNATURE),
            new Delta.Finish(0, Stop.TOOLS, null))) {
      writer.write(delta).forEach(event -> read.addAll(reader.read("", event.data())));
    }
    assertThat(read)
        .containsExactly(
            new Delta.Begin("r", "g"),
            new Delta.ToolBegin(0, 0, "c", "f"),
            new Delta.ToolArguments(0, 0, "{}"),
            new Delta.Proof(0, "c", SIGNATURE),
            new Delta.ToolBegin(0, 1, "d", "f"),
            new Delta.ToolArguments(0, 1, "{\"b\":2}"),
            new Delta.Finish(0, Stop.TOOLS, null));
    assertThat(
            writer
                .fail(new MaruException(CommonError.RATE_LIMITED, "busy"))
                .getFirst()
                .data()
                .toText())
        .contains("RESOURCE_EXHAUSTED");
  }
}
