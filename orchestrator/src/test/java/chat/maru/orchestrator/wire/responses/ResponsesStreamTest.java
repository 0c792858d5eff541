package chat.maru.orchestrator.wire.responses;

import static chat.maru.orchestrator.wire.responses.ResponsesPromptTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Codec.Event;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Streamed and whole responses, written and read.
class ResponsesStreamTest {
  private static final Tokens TOKENS = new Tokens(10, 4, 2, 0, 7, 3);
  private static final Opaque SIGNATURE =
      new Opaque(Wire.MESSAGES, "thinking", json("{'signature':'abc'}"));

  private final ResponsesCodec codec = new ResponsesCodec();

  @Test
  void a_stream_tells_the_life_of_every_item_and_part() {
    List<Event> events =
        write(
            new Delta.Begin("x", "a"),
            new Delta.Thinking(0, "Hm"),
            new Delta.Thinking(0, "."),
            new Delta.Proof(0, null, SIGNATURE),
            new Delta.Text(0, "안녕"),
            new Delta.Text(0, "하세요"),
            new Delta.ToolBegin(0, 0, "call_1", "f"),
            new Delta.ToolArguments(0, 0, "{\"a\""),
            new Delta.ToolArguments(0, 0, ":1}"),
            new Delta.Report(TOKENS),
            new Delta.Finish(0, Stop.TOOLS, null));
    assertThat(events.stream().map(Event::name))
        .containsExactly(
            "response.created",
            "response.in_progress",
            "response.output_item.added",
            "response.reasoning_summary_part.added",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done",
            "response.reasoning_summary_part.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_text.delta",
            "response.output_text.delta",
            "response.output_text.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done",
            "response.output_item.done",
            "response.completed");
    assertLife(events);
    JsonObject response = events.getLast().data().requireObject("response");
    assertThat(response.requireString("status")).isEqualTo("completed");
    assertThat(response.requireObject("usage"))
        .isEqualTo(
            json(
                "{'input_tokens':10,'input_tokens_details':{'cached_tokens':4,"
                    + "'cache_write_tokens':2},'output_tokens':7,"
                    + "'output_tokens_details':{'reasoning_tokens':3},'total_tokens':17}"));
  }

  @Test
  void an_items_id_is_not_its_call_id() {
    JsonObject item =
        write(new Delta.ToolBegin(0, 0, "call_1", "f"), new Delta.Finish(0, Stop.TOOLS, null))
            .getLast()
            .data()
            .requireObject("response")
            .requireArray("output")
            .objects()
            .findFirst()
            .orElseThrow();
    assertThat(item.requireString("call_id")).isEqualTo("call_1");
    assertThat(item.requireString("id")).startsWith("fc_");
    assertThat(item.requireString("arguments")).isEqualTo("{}");
  }

  @Test
  void fifty_fragments_of_interleaved_calls_come_in_order_and_before_the_end() { // G3
    List<Delta> deltas = new ArrayList<>();
    deltas.add(new Delta.ToolBegin(0, 0, "call_1", "f"));
    deltas.add(new Delta.ToolBegin(0, 1, "call_2", "g"));
    IntStream.range(0, 50)
        .forEach(i -> deltas.add(new Delta.ToolArguments(0, i % 2, "<" + i + ">")));
    deltas.add(new Delta.Finish(0, Stop.TOOLS, null));
    List<Event> events = write(deltas.toArray(Delta[]::new));
    assertLife(events);
    List<JsonObject> fragments =
        events.stream()
            .filter(event -> event.name().equals("response.function_call_arguments.delta"))
            .map(Event::data)
            .toList();
    assertThat(fragments).hasSize(50);
    JsonArray output = events.getLast().data().requireObject("response").requireArray("output");
    for (int call = 0; call < 2; call++) {
      int index = call;
      String joined =
          String.join(
              "",
              fragments.stream()
                  .filter(fragment -> fragment.requireLong("output_index") == index)
                  .map(fragment -> fragment.requireString("delta"))
                  .toList());
      assertThat(((JsonObject) output.get(call)).requireString("arguments")).isEqualTo(joined);
    }
  }

  @Test
  void a_cut_answer_is_incomplete_and_says_why() {
    JsonObject cut =
        write(new Delta.Text(0, "half"), new Delta.Finish(0, Stop.LENGTH, null)).getLast().data();
    assertThat(cut.requireString("type")).isEqualTo("response.incomplete");
    JsonObject response = cut.requireObject("response");
    assertThat(response.requireObject("incomplete_details"))
        .isEqualTo(json("{'reason':'max_output_tokens'}"));
    assertThat(response.requireArray("output").toText()).contains("\"status\":\"incomplete\"");
    assertThat(
            write(new Delta.Finish(0, Stop.FILTER, null))
                .getLast()
                .data()
                .requireObject("response")
                .requireObject("incomplete_details"))
        .isEqualTo(json("{'reason':'content_filter'}"));
  }

  @Test
  void a_refusal_is_a_part_of_its_own() {
    List<Event> events =
        write(new Delta.Refusal(0, "I will "), new Delta.Refusal(0, "not."), finish(Stop.REFUSAL));
    assertLife(events);
    assertThat(events.stream().map(Event::name))
        .contains("response.refusal.delta", "response.refusal.done");
    assertThat(events.getLast().name()).isEqualTo("response.completed");
  }

  @Test
  void a_failure_is_a_failed_response_or_before_it_began_an_error() {
    MaruException busy = new MaruException(CommonError.RATE_LIMITED, "Too many");
    Codec.StreamWriter begun = writer();
    begun.write(new Delta.Text(0, "half"));
    JsonObject failed = begun.fail(busy).getLast().data();
    assertThat(failed.requireString("type")).isEqualTo("response.failed");
    assertThat(failed.requireObject("response").requireObject("error"))
        .isEqualTo(json("{'code':'rate_limit_exceeded','message':'Too many'}"));
    assertThat(failed.requireLong("sequence_number")).isEqualTo(5);
    assertThat(writer().fail(busy).getLast().data())
        .isEqualTo(
            json(
                "{'type':'error','sequence_number':0,'code':'rate_limit_exceeded',"
                    + "'message':'Too many','param':null}"));
  }

  @Test
  void what_was_written_reads_as_what_was_said() {
    List<Delta> said =
        List.of(
            new Delta.Begin("resp_1", "a"),
            new Delta.Thinking(0, "Hm."),
            new Delta.Text(0, "안녕 "),
            new Delta.Text(0, "👩🏻‍⚖️"),
            new Delta.ToolBegin(0, 0, "call_1", "f"),
            new Delta.ToolArguments(0, 0, "{}"),
            new Delta.Report(TOKENS),
            new Delta.Finish(0, Stop.TOOLS, null));
    Codec.StreamReader reader = codec.streamReader();
    List<Delta> read = new ArrayList<>();
    for (Event event : write(said.toArray(Delta[]::new))) {
      read.addAll(reader.read(event.name(), event.data()));
    }
    assertThat(read).isEqualTo(said);
    assertThat(reader.whole()).isTrue();
  }

  @Test
  void a_whole_answer_is_read_and_written() {
    Answer answer =
        new Answer(
            "resp_1",
            "a",
            List.of(
                new Answer.Choice(
                    List.of(
                        new Part.Thinking("Hm.", SIGNATURE),
                        Part.Text.of("Yes."),
                        new Part.ToolCall("call_1", "f", "{\"a\":1}", null)),
                    Stop.TOOLS,
                    null)),
            TOKENS);
    assertThat(codec.readAnswer(codec.writeAnswer(answer))).isEqualTo(answer);
  }

  @Test
  void items_that_come_only_when_they_are_done_are_read_too() {
    Codec.StreamReader reader = codec.streamReader();
    List<Delta> read = new ArrayList<>();
    read.addAll(reader.read("", json("{'type':'response.created','response':{'id':'r'}}")));
    read.addAll(
        reader.read(
            "",
            json(
                "{'type':'response.output_item.done','output_index':0,'item':{'type':'message',"
                    + "'role':'assistant','content':[{'type':'output_text','text':'Hi'}]}}")));
    read.addAll(
        reader.read(
            "",
            json(
                "{'type':'response.output_item.done','output_index':1,'item':{'type':"
                    + "'function_call','call_id':'c','name':'f','arguments':'{}'}}")));
    read.addAll(
        reader.read("", json("{'type':'response.completed','response':{'id':'r','output':[]}}")));
    assertThat(read)
        .containsExactly(
            new Delta.Begin("r", ""),
            new Delta.Text(0, "Hi"),
            new Delta.ToolBegin(0, 0, "c", "f"),
            new Delta.ToolArguments(0, 0, "{}"),
            new Delta.Report(Tokens.NONE),
            new Delta.Finish(0, Stop.TOOLS, null));
  }

  @Test
  void unknown_types_are_left_out_and_malformed_events_are_errors() {
    Codec.StreamReader reader = codec.streamReader();
    assertThat(reader.read("", json("{'type':'response.tomorrow','x':1}"))).isEmpty();
    for (String broken :
        List.of(
            "{'x':1}",
            "{'type':'response.output_text.delta','output_index':0}",
            "{'type':'response.output_text.delta','delta':'x'}",
            "{'type':'response.function_call_arguments.delta','output_index':9,'delta':'x'}",
            "{'type':'response.completed'}")) {
      assertThatThrownBy(() -> reader.read("", json(broken))).isInstanceOf(MaruException.class);
    }
    assertThat(reader.whole()).isFalse();
  }

  @Test
  void a_failed_response_is_no_answer() {
    String failed =
        "{'id':'r','status':'failed','error':{'code':'server_error','message':'Sorry'},'output':[]}";
    assertThatThrownBy(() -> codec.readAnswer(json(failed))).hasMessageContaining("Sorry");
    assertThatThrownBy(
            () ->
                codec
                    .streamReader()
                    .read("", json("{'type':'response.failed','response':" + failed + "}")))
        .hasMessageContaining("Sorry");
    assertThatThrownBy(
            () -> codec.readAnswer(json("{'id':'r','status':'in_progress','output':[]}")))
        .hasMessageContaining("in_progress");
  }

  /// Numbers without gaps from 0; every item and part opens once and closes once, in this order.
  static void assertLife(List<Event> events) {
    Set<String> open = new HashSet<>();
    long next = 0;
    for (Event event : events) {
      JsonObject data = event.data();
      assertThat(data.requireString("type")).isEqualTo(event.name());
      assertThat(data.requireLong("sequence_number")).isEqualTo(next++);
      switch (event.name()) {
        case "response.output_item.added" ->
            assertThat(open.add("item " + data.requireLong("output_index"))).isTrue();
        case "response.output_item.done" ->
            assertThat(open.remove("item " + data.requireLong("output_index"))).isTrue();
        case "response.content_part.added" -> assertThat(open.add(part(data))).isTrue();
        case "response.content_part.done" -> assertThat(open.remove(part(data))).isTrue();
        default -> {
          // has no life
        }
      }
    }
    assertThat(open).isEmpty();
  }

  private static String part(JsonObject data) {
    return "part " + data.requireString("item_id") + " " + data.requireLong("content_index");
  }

  private List<Event> write(Delta... deltas) {
    Codec.StreamWriter writer = writer();
    List<Event> events = new ArrayList<>();
    for (Delta delta : deltas) {
      events.addAll(writer.write(delta));
    }
    events.addAll(writer.end());
    return events;
  }

  private Codec.StreamWriter writer() {
    Prompt prompt = codec.readPrompt(json("{'model':'a','input':'x'}"));
    return codec.streamWriter(prompt);
  }

  private static Delta finish(Stop stop) {
    return new Delta.Finish(0, stop, null);
  }
}
