package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// A message that is being written: words, a refusal, or one after the other.
final class OpenMessage implements OpenItem {
  private final Events events;
  private final String id = NewId.of("msg");
  private final int index;
  private final List<Json> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean open;
  private boolean refusing;

  OpenMessage(Events events) {
    this.events = events;
    this.index = events.open(item("in_progress"));
  }

  void text(String words) {
    part(false);
    text.append(words);
    events.add(
        "response.output_text.delta", place().put("delta", words).put("logprobs", JsonArray.EMPTY));
  }

  void refusal(String words) {
    part(true);
    text.append(words);
    events.add("response.refusal.delta", place().put("delta", words));
  }

  @Override
  public void close(String status) {
    closePart();
    events.close(index, item(status));
  }

  private void part(boolean refusal) {
    if (open && refusing == refusal) {
      return;
    }
    closePart();
    open = true;
    refusing = refusal;
    text.setLength(0);
    events.add("response.content_part.added", place().put("part", content("")));
  }

  private void closePart() {
    if (!open) {
      return;
    }
    String all = text.toString();
    if (refusing) {
      events.add("response.refusal.done", place().put("refusal", all));
    } else {
      events.add(
          "response.output_text.done", place().put("text", all).put("logprobs", JsonArray.EMPTY));
    }
    events.add("response.content_part.done", place().put("part", content(all)));
    parts.add(content(all));
    open = false;
  }

  private JsonObject.Builder place() {
    return JsonObject.builder()
        .put("item_id", id)
        .put("output_index", index)
        .put("content_index", parts.size());
  }

  private JsonObject content(String all) {
    return refusing
        ? JsonObject.builder().put("type", "refusal").put("refusal", all).build()
        : JsonObject.builder()
            .put("type", "output_text")
            .put("text", all)
            .put("annotations", JsonArray.EMPTY)
            .put("logprobs", JsonArray.EMPTY)
            .build();
  }

  private JsonObject item(String status) {
    return JsonObject.builder()
        .put("id", id)
        .put("type", "message")
        .put("status", status)
        .put("role", "assistant")
        .put("content", new JsonArray(parts))
        .build();
  }
}
