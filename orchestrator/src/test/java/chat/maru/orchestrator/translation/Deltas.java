package chat.maru.orchestrator.translation;

import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Answer.Choice;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes answers apart into the steps of a stream, and puts such steps together again, as a client
/// does.
final class Deltas {
  private Deltas() {}

  static List<Delta> of(Answer answer) {
    List<Delta> deltas = new ArrayList<>();
    deltas.add(new Delta.Begin(answer.id(), answer.model()));
    Choice choice = answer.choices().getFirst();
    int calls = 0;
    for (Part part : choice.parts()) {
      switch (part) {
        case Part.Text text ->
            halves(text.text()).forEach(half -> deltas.add(new Delta.Text(0, half)));
        case Part.Refusal refusal -> deltas.add(new Delta.Refusal(0, refusal.text()));
        case Part.Thinking thinking -> {
          halves(thinking.text()).forEach(half -> deltas.add(new Delta.Thinking(0, half)));
          Part.Opaque opaque = thinking.opaque();
          if (opaque != null) {
            deltas.add(new Delta.Proof(0, null, opaque));
          }
        }
        case Part.ToolCall call -> {
          int index = calls++;
          deltas.add(new Delta.ToolBegin(0, index, call.id(), call.name()));
          halves(call.arguments())
              .forEach(half -> deltas.add(new Delta.ToolArguments(0, index, half)));
        }
        case Part.Image _, Part.Audio _, Part.Document _, Part.ToolResult _ ->
            throw new IllegalArgumentException("no part of an answer");
      }
    }
    deltas.add(new Delta.Finish(0, choice.stop(), choice.stopWord()));
    deltas.add(new Delta.Report(answer.tokens()));
    return deltas;
  }

  private static List<String> halves(String text) {
    int middle = text.length() / 2;
    return middle == 0 ? List.of(text) : List.of(text.substring(0, middle), text.substring(middle));
  }

  static Answer whole(List<Delta> deltas) {
    String id = "";
    String model = "";
    Tokens tokens = Tokens.NONE;
    Stop stop = null;
    String stopWord = null;
    List<Part> parts = new ArrayList<>();
    TreeMap<Integer, Part.ToolCall> calls = new TreeMap<>();
    for (Delta delta : deltas) {
      switch (delta) {
        case Delta.Begin begin -> {
          id = begin.id();
          model = begin.model();
        }
        case Delta.Text text -> add(parts, Part.Text.of(text.text()));
        case Delta.Thinking thinking -> add(parts, new Part.Thinking(thinking.text(), null));
        case Delta.Refusal refusal -> add(parts, new Part.Refusal(refusal.text()));
        case Delta.Proof proof -> prove(parts, proof.opaque());
        case Delta.ToolBegin call ->
            calls.put(call.index(), new Part.ToolCall(call.id(), call.name(), "", null));
        case Delta.ToolArguments more ->
            calls.computeIfPresent(
                more.index(),
                (_, call) ->
                    new Part.ToolCall(
                        call.id(), call.name(), call.arguments() + more.fragment(), null));
        case Delta.Finish finish -> {
          stop = finish.stop();
          stopWord = finish.stopWord();
        }
        case Delta.Report report -> tokens = report.tokens();
        case Delta.Native vendors -> throw new IllegalArgumentException(vendors.what());
      }
    }
    parts.addAll(calls.values());
    if (stop == null) {
      throw new IllegalStateException("no end");
    }
    return new Answer(id, model, List.of(new Choice(parts, stop, stopWord)), tokens);
  }

  private static void add(List<Part> parts, Part more) {
    Part last = parts.isEmpty() ? null : parts.getLast();
    Part joined = joined(last, more);
    if (joined != null) {
      parts.removeLast();
      parts.add(joined);
    } else {
      parts.add(more);
    }
  }

  private static @Nullable Part joined(@Nullable Part last, Part more) {
    if (last instanceof Part.Text a && more instanceof Part.Text b) {
      return Part.Text.of(a.text() + b.text());
    }
    if (last instanceof Part.Thinking a && more instanceof Part.Thinking b && a.opaque() == null) {
      return new Part.Thinking(a.text() + b.text(), null);
    }
    if (last instanceof Part.Refusal a && more instanceof Part.Refusal b) {
      return new Part.Refusal(a.text() + b.text());
    }
    return null;
  }

  private static void prove(List<Part> parts, Part.Opaque opaque) {
    if (!parts.isEmpty()
        && parts.getLast() instanceof Part.Thinking thinking
        && thinking.opaque() == null) {
      parts.removeLast();
      parts.add(new Part.Thinking(thinking.text(), opaque));
    } else {
      parts.add(new Part.Thinking("", opaque));
    }
  }
}
