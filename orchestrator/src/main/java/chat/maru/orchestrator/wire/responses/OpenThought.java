package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Wire;
import org.jspecify.annotations.Nullable;

/// Thoughts that are being written, as a summary of one part, and their proof.
final class OpenThought implements OpenItem {
  private final Events events;
  private final String id;
  private final int index;
  private final StringBuilder text = new StringBuilder();
  private @Nullable String proof;

  OpenThought(Events events) {
    this.events = events;
    this.id = NewId.of("rs");
    this.index = events.open(item());
  }

  void think(String words) {
    if (text.isEmpty()) {
      events.add("response.reasoning_summary_part.added", place().put("part", part("")));
    }
    text.append(words);
    events.add("response.reasoning_summary_text.delta", place().put("delta", words));
  }

  /// @param call the tool call that it proves; `null` for the thoughts themselves
  void prove(Opaque opaque, @Nullable String call) {
    proof =
        opaque.wire() == Wire.RESPONSES && call == null
            ? opaque.value().findString("encrypted_content").orElse(null)
            : new CarriedProof(opaque, call).write();
  }

  @Override
  public void close(String status) {
    if (!text.isEmpty()) {
      events.add("response.reasoning_summary_text.done", place().put("text", text.toString()));
      events.add(
          "response.reasoning_summary_part.done", place().put("part", part(text.toString())));
    }
    events.close(index, item());
  }

  private JsonObject.Builder place() {
    return JsonObject.builder()
        .put("item_id", id)
        .put("output_index", index)
        .put("summary_index", 0);
  }

  private static JsonObject part(String words) {
    return JsonObject.builder().put("type", "summary_text").put("text", words).build();
  }

  private JsonObject item() {
    return JsonObject.builder()
        .put("id", id)
        .put("type", "reasoning")
        .put("summary", text.isEmpty() ? JsonArray.EMPTY : JsonArray.of(part(text.toString())))
        .put("encrypted_content", proof)
        .build();
  }
}
