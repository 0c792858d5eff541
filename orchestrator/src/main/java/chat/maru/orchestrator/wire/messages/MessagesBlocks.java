package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec.Event;
import java.util.List;

/// The content blocks of one streamed answer, of which one at most is open.
final class MessagesBlocks {
  private String open = "";
  private long next;

  /// Adds words to the open block of that type, or to a new one.
  void fill(String type, String field, String words, List<Event> events) {
    if (!open.equals(type)) {
      close(events);
      JsonObject.Builder block = JsonObject.builder().put("type", type).put(field, "");
      if (type.equals("thinking")) {
        block.put("signature", "");
      } else {
        block.putNull("citations");
      }
      open(type, block.build(), events);
    }
    delta(JsonObject.builder().put("type", field + "_delta").put(field, words).build(), events);
  }

  /// Makes sure that a thinking block is open, for its signature.
  void openThinking(List<Event> events) {
    if (!open.equals("thinking")) {
      close(events);
      open(
          "thinking",
          JsonObject.builder()
              .put("type", "thinking")
              .put("thinking", "")
              .put("signature", "")
              .build(),
          events);
    }
  }

  void open(String type, JsonObject block, List<Event> events) {
    open = type;
    events.add(event("content_block_start", "content_block", block));
  }

  void delta(JsonObject delta, List<Event> events) {
    events.add(event("content_block_delta", "delta", delta));
  }

  void close(List<Event> events) {
    if (!open.isEmpty()) {
      events.add(
          new Event(
              "content_block_stop",
              JsonObject.builder().put("type", "content_block_stop").put("index", next).build()));
      open = "";
      next++;
    }
  }

  private Event event(String name, String field, JsonObject value) {
    return new Event(
        name, JsonObject.builder().put("type", name).put("index", next).put(field, value).build());
  }
}
