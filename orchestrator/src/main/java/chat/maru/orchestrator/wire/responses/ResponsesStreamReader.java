package chat.maru.orchestrator.wire.responses;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec.StreamReader;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the events of a streamed response. Events of types that it does not know are left out; one
/// that it knows and that is not as it should be is an error.
///
/// Some servers send an item only when it is done, so what no delta brought is taken from there.
final class ResponsesStreamReader implements StreamReader {
  private final Map<Long, Integer> calls = new HashMap<>();
  private final Set<Long> told = new HashSet<>();
  private final Set<Long> done = new HashSet<>();
  private long thoughts;
  private boolean begun;
  private boolean refused;
  private boolean whole;

  @Override
  public List<Delta> read(String name, JsonObject data) {
    try {
      String type = data.findString("type").orElse(name);
      if (type.isEmpty()) {
        throw AnswerReader.broken("an event without a type");
      }
      List<Delta> out = new ArrayList<>();
      read(type, data, out);
      return out;
    } catch (MaruException e) {
      throw e.code() == WireError.BROKEN ? e : AnswerReader.broken("an event where " + e.message());
    }
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public boolean over() {
    return whole;
  }

  private void read(String type, JsonObject event, List<Delta> out) {
    switch (type) {
      case "response.created", "response.in_progress" -> begin(event, out);
      case "response.output_item.added" -> added(event, out);
      case "response.output_text.delta" -> {
        told.add(index(event));
        out.add(new Delta.Text(0, event.requireString("delta")));
      }
      case "response.refusal.delta" -> {
        told.add(index(event));
        refused = true;
        out.add(new Delta.Refusal(0, event.requireString("delta")));
      }
      case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
          thinking(event, out);
      case "response.function_call_arguments.delta" -> {
        told.add(index(event));
        out.add(new Delta.ToolArguments(0, call(event), event.requireString("delta")));
      }
      case "response.output_item.done" -> itemDone(index(event), event, out);
      case "response.completed", "response.incomplete" -> end(event, out);
      case "response.failed" -> throw AnswerReader.failed(event.requireObject("response"));
      case "error" ->
          throw AnswerReader.broken("an error: " + event.findString("message").orElse(""));
      default -> {
        // A type of tomorrow, or one that repeats what the deltas brought.
      }
    }
  }

  private void begin(JsonObject event, List<Delta> out) {
    if (!begun) {
      begun = true;
      JsonObject response = event.requireObject("response");
      out.add(
          new Delta.Begin(response.requireString("id"), response.findString("model").orElse("")));
    }
  }

  private void added(JsonObject event, List<Delta> out) {
    JsonObject item = event.requireObject("item");
    if (item.requireString("type").equals("function_call")) {
      openCall(index(event), item, out);
    }
  }

  private int openCall(long index, JsonObject item, List<Delta> out) {
    int number = calls.size();
    calls.put(index, number);
    out.add(
        new Delta.ToolBegin(0, number, item.requireString("call_id"), item.requireString("name")));
    return number;
  }

  /// Parts of a summary stand apart, as they do in a whole answer.
  private void thinking(JsonObject event, List<Delta> out) {
    long index = index(event);
    long part = event.findLong("summary_index").orElse(event.findLong("content_index").orElse(0));
    long place = index * 10_000 + part;
    boolean next = told.contains(index) && place != thoughts;
    told.add(index);
    thoughts = place;
    out.add(new Delta.Thinking(0, (next ? "\n\n" : "") + event.requireString("delta")));
  }

  private void itemDone(long index, JsonObject item, List<Delta> out) {
    JsonObject content = item.has("item") ? item.requireObject("item") : item;
    if (!done.add(index)) {
      return;
    }
    boolean silent = told.add(index);
    switch (content.requireString("type")) {
      case "function_call" -> {
        Integer known = calls.get(index);
        int call = known == null ? openCall(index, content, out) : known;
        String arguments = content.findString("arguments").orElse("");
        if (silent && !arguments.isEmpty()) {
          out.add(new Delta.ToolArguments(0, call, arguments));
        }
      }
      case "reasoning" -> reasoning(content, silent, out);
      case "message" -> {
        if (silent) {
          words(content, out);
        }
      }
      default -> out.add(new Delta.Native(content.requireString("type")));
    }
  }

  private static void reasoning(JsonObject item, boolean silent, List<Delta> out) {
    if (silent) {
      words(item, out);
    }
    item.findString("encrypted_content")
        .ifPresent(
            encrypted -> {
              CarriedProof proof =
                  CarriedProof.read(encrypted)
                      .orElseGet(
                          () ->
                              new CarriedProof(
                                  new Opaque(Wire.RESPONSES, "reasoning", item), null));
              out.add(new Delta.Proof(0, proof.call(), proof.opaque()));
            });
  }

  private static void words(JsonObject item, List<Delta> out) {
    new ItemReader(new ArrayList<>())
        .read(List.of(new Fields(item, "item"))).stream()
            .flatMap(entry -> entry.parts().stream())
            .forEach(
                part -> {
                  switch (part) {
                    case Part.Text text -> out.add(new Delta.Text(0, text.text()));
                    case Part.Refusal refusal -> out.add(new Delta.Refusal(0, refusal.text()));
                    case Part.Thinking thinking -> {
                      if (!thinking.text().isEmpty()) {
                        out.add(new Delta.Thinking(0, thinking.text()));
                      }
                    }
                    case Part.Image _,
                        Part.Audio _,
                        Part.Document _,
                        Part.ToolCall _,
                        Part.ToolResult _ -> {
                      // not in what a model says
                    }
                  }
                });
  }

  private void end(JsonObject event, List<Delta> out) {
    JsonObject response = event.requireObject("response");
    begin(event, out);
    List<Fields> items = Fields.of(response).objects("output");
    for (int i = 0; i < items.size(); i++) {
      itemDone(i, items.get(i).object(), out);
    }
    out.add(new Delta.Report(AnswerReader.tokens(response)));
    refused |= out.stream().anyMatch(Delta.Refusal.class::isInstance);
    out.add(new Delta.Finish(0, AnswerReader.stop(response, !calls.isEmpty(), refused), null));
    whole = true;
  }

  private int call(JsonObject event) {
    Integer call = calls.get(index(event));
    if (call == null) {
      throw AnswerReader.broken("arguments of a call that never began");
    }
    return call;
  }

  private static long index(JsonObject event) {
    return event.requireLong("output_index");
  }
}
