package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec.Event;
import chat.maru.orchestrator.wire.Codec.StreamWriter;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes streamed answers. Gemini sends calls whole, so their fragments are gathered first.
final class GeminiStreamWriter implements StreamWriter {
  private final TreeMap<Integer, TreeMap<Integer, Gathered>> calls = new TreeMap<>();
  private final List<Event> out = new ArrayList<>();
  private String id = "";
  private String model = "";
  private Tokens tokens = Tokens.NONE;

  private static final class Gathered {
    private final Delta.ToolBegin begin;
    private final StringBuilder arguments = new StringBuilder();
    private Part.@Nullable Opaque opaque;

    private Gathered(Delta.ToolBegin begin) {
      this.begin = begin;
    }
  }

  @Override
  public List<Event> write(Delta delta) {
    switch (delta) {
      case Delta.Begin begin -> {
        id = begin.id();
        model = begin.model();
      }
      case Delta.Text text -> says(text.choice(), Part.Text.of(text.text()));
      case Delta.Refusal refusal -> says(refusal.choice(), new Part.Refusal(refusal.text()));
      case Delta.Thinking thinking ->
          event(
              thinking.choice(),
              JsonObject.builder().put("text", thinking.text()).put("thought", true).build(),
              null);
      case Delta.Proof proof -> prove(proof);
      case Delta.ToolBegin begin ->
          calls
              .computeIfAbsent(begin.choice(), _ -> new TreeMap<>())
              .put(begin.index(), new Gathered(begin));
      case Delta.ToolArguments more -> {
        Gathered call = calls.getOrDefault(more.choice(), new TreeMap<>()).get(more.index());
        if (call == null) {
          throw WireError.broken("arguments of a call that never began");
        }
        call.arguments.append(more.fragment());
      }
      case Delta.Finish finish -> finish(finish);
      case Delta.Report report -> tokens = report.tokens();
      case Delta.Native tool -> throw WireError.broken("Gemini has no words for " + tool.what());
    }
    return take();
  }

  @Override
  public List<Event> end() {
    emit(JsonObject.builder().put("usageMetadata", Writing.usage(tokens)));
    return take();
  }

  @Override
  public List<Event> fail(MaruException error) {
    JsonObject told =
        JsonObject.builder()
            .put("code", error.code().status())
            .put("message", error.message())
            .put("status", error.code().status() == 429 ? "RESOURCE_EXHAUSTED" : "INTERNAL")
            .build();
    out.add(new Event("", JsonObject.builder().put("error", told).build()));
    return take();
  }

  private void prove(Delta.Proof proof) {
    for (Gathered call : calls.getOrDefault(proof.choice(), new TreeMap<>()).values()) {
      if (call.begin.id().equals(proof.call())) {
        call.opaque = proof.opaque();
        return;
      }
    }
    says(proof.choice(), new Part.Thinking("", proof.opaque()));
  }

  private void finish(Delta.Finish finish) {
    for (Gathered call : calls.getOrDefault(finish.choice(), new TreeMap<>()).values()) {
      says(
          finish.choice(),
          new Part.ToolCall(
              call.begin.id(), call.begin.name(), call.arguments.toString(), call.opaque));
    }
    event(finish.choice(), null, Writing.reason(finish.stop()));
  }

  private void says(int choice, Part part) {
    for (Json written : Writing.parts(new Entry(Speaker.ASSISTANT, List.of(part)))) {
      event(choice, written, null);
    }
  }

  private void event(int choice, @Nullable Json part, @Nullable String reason) {
    JsonArray parts = part == null ? JsonArray.EMPTY : JsonArray.of(part);
    emit(
        JsonObject.builder()
            .put("candidates", JsonArray.of(Writing.candidate(choice, parts, reason))));
  }

  private void emit(JsonObject.Builder event) {
    out.add(new Event("", event.put("modelVersion", model).put("responseId", id).build()));
  }

  private List<Event> take() {
    List<Event> taken = List.copyOf(out);
    out.clear();
    return taken;
  }
}
