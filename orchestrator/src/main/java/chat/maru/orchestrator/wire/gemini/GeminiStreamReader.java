package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec.StreamReader;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads streamed answers: each event is an answer of its own that goes on where the last one
/// ended. There is no last event; the answer is whole when every candidate has its reason.
final class GeminiStreamReader implements StreamReader {
  private final Map<Integer, Integer> calls = new HashMap<>();
  private final Set<Integer> finished = new HashSet<>();
  private boolean begun;

  @Override
  public List<Delta> read(String name, JsonObject data) {
    try {
      List<Delta> out = new ArrayList<>();
      read(Fields.of(data), out);
      return out;
    } catch (MaruException e) {
      throw e.code() == WireError.BROKEN ? e : WireError.broken("Gemini sent " + e.message());
    }
  }

  @Override
  public boolean whole() {
    return !finished.isEmpty() && finished.containsAll(calls.keySet());
  }

  private void read(Fields event, List<Delta> out) {
    if (event.has("error")) {
      throw WireError.broken(
          "Gemini reported " + event.requireObject("error").string("message").orElse("an error"));
    }
    if (!begun) {
      begun = true;
      out.add(
          new Delta.Begin(
              event.string("responseId").orElse(""), event.string("modelVersion").orElse("")));
    }
    List<Fields> candidates = event.objects("candidates");
    Reading.tokens(event.object()).ifPresent(tokens -> out.add(new Delta.Report(tokens)));
    candidates.forEach(candidate -> candidate(candidate, out));
    if (candidates.isEmpty() && Reading.blocked(event.object()).isPresent()) {
      calls.putIfAbsent(0, 0);
      finish(0, Stop.FILTER, out);
    }
  }

  private void candidate(Fields candidate, List<Delta> out) {
    int choice = (int) (long) candidate.whole("index").orElse(0L);
    calls.putIfAbsent(choice, 0);
    candidate
        .object("content")
        .ifPresent(content -> content.objects("parts").forEach(part -> part(choice, part, out)));
    candidate
        .string("finishReason")
        .ifPresent(reason -> finish(choice, Reading.stop(reason, calls.get(choice) > 0), out));
  }

  private void finish(int choice, Stop stop, List<Delta> out) {
    if (finished.add(choice)) {
      out.add(new Delta.Finish(choice, stop, null));
    }
  }

  private void part(int choice, Fields part, List<Delta> out) {
    Optional<String> signature = Signature.of(part.object());
    if (part.has("functionCall")) {
      call(choice, part.requireObject("functionCall"), signature, out);
      return;
    }
    if (!part.has("text") && signature.isEmpty()) {
      out.add(new Delta.Native(String.join(",", part.object().names())));
      return;
    }
    String text = part.string("text").orElse("");
    if (!text.isEmpty()) {
      out.add(
          part.bool("thought").orElse(false)
              ? new Delta.Thinking(choice, text)
              : new Delta.Text(choice, text));
    }
    signature.ifPresent(sign -> out.add(new Delta.Proof(choice, null, Signature.own(sign))));
  }

  private void call(int choice, Fields call, Optional<String> signature, List<Delta> out) {
    if (call.has("partialArgs") || call.bool("willContinue").orElse(false)) {
      throw WireError.broken("Gemini sent a piece of a call that nobody asked to be cut");
    }
    int index = calls.merge(choice, 1, Integer::sum) - 1;
    String id = call.string("id").orElseGet(Reading::newCallId);
    out.add(new Delta.ToolBegin(choice, index, id, call.requireString("name")));
    out.add(
        new Delta.ToolArguments(
            choice,
            index,
            call.object("args").map(Fields::object).orElse(JsonObject.EMPTY).toText()));
    signature.ifPresent(sign -> out.add(new Delta.Proof(choice, id, Signature.own(sign))));
  }
}
