package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The events of one stream, numbered from 0 without gaps, and the items that are done.
final class Events {
  private final TreeMap<Integer, Json> done = new TreeMap<>();
  private List<Event> out = new ArrayList<>();
  private long sequence;
  private int items;

  void add(String type, JsonObject.Builder fields) {
    JsonObject.Builder event =
        JsonObject.builder().put("type", type).put("sequence_number", sequence++);
    fields.build().fields().forEach(event::put);
    out.add(new Event(type, event.build()));
  }

  /// What was added since the last time.
  List<Event> take() {
    List<Event> taken = out;
    out = new ArrayList<>();
    return taken;
  }

  /// Tells of a new item and gives its index.
  int open(JsonObject item) {
    int index = items++;
    add(
        "response.output_item.added",
        JsonObject.builder().put("output_index", index).put("item", item));
    return index;
  }

  void close(int index, JsonObject item) {
    done.put(index, item);
    add(
        "response.output_item.done",
        JsonObject.builder().put("output_index", index).put("item", item));
  }

  /// The items that are done, in order.
  JsonArray output() {
    return new JsonArray(List.copyOf(done.values()));
  }
}
