package chat.maru.orchestrator.privacy.mask;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Puts the words back into one answer, whole or streamed, of any wire.
///
/// In a stream a placeholder may be cut anywhere. So the end of a fragment that may be the
/// beginning of one is held back until the next fragment of the same text comes; if that text ends
/// first, what was held is told in an event of its own. What goes to a tool outside the data class
/// keeps its placeholders, as does what only the vendor can read. Used by one thread.
@SuppressWarnings("ReferenceEquality") // the same object says that nothing was changed
public final class Restoring {
  private final Restored restored;
  private final Predicate<String> outsideTool;
  private final Channels channels = new Channels();
  private final ToolNames tools = new ToolNames();
  private final StringBuilder left = new StringBuilder();
  private JsonObject current = JsonObject.EMPTY;
  private int altered;
  private long shift;

  Restoring(Placeholders placeholders, Predicate<String> outsideTool) {
    this.restored = new Restored(placeholders);
    this.outsideTool = outsideTool;
  }

  /// A whole answer.
  public JsonObject whole(JsonObject answer) {
    JsonObject told = object(answer, new Place("", "", true), null);
    altered += restored.altered(left.toString());
    left.setLength(0);
    return told;
  }

  /// One event of a stream: the events to tell instead, in order.
  public List<JsonObject> event(JsonObject event) {
    current = event;
    tools.note(event);
    JsonObject told =
        object(event, new Place(Channels.key(event), Channels.type(event), false), null);
    List<JsonObject> all = new ArrayList<>(1);
    for (Channels.Channel ended : channels.endedBy(event)) {
      flush(ended, all, event);
    }
    all.add(numbered(told));
    return all;
  }

  /// What is still held when the stream has ended.
  public List<JsonObject> end() {
    List<JsonObject> told = new ArrayList<>();
    for (Channels.Channel channel : channels.all()) {
      flush(channel, told, JsonObject.EMPTY);
      altered += restored.altered(channel.seen());
    }
    altered += restored.altered(left.toString());
    left.setLength(0);
    return told;
  }

  /// How many placeholders the model altered, so far.
  public int altered() {
    return altered;
  }

  /// Where in an answer a string stands.
  ///
  /// @param path unlike for texts that are not one text
  /// @param type the event's type
  /// @param whole whether it is all of the text
  private record Place(String path, String type, boolean whole) {
    Place in(String step) {
      return new Place(path + "/" + step, type, whole);
    }

    boolean delta() {
      return path.endsWith("/delta") || path.contains("/delta/");
    }
  }

  private Json value(Json json, String field, Place place, @Nullable String tool) {
    return switch (json) {
      case JsonObject object -> object(object, place, tool);
      case JsonArray array -> array(array, field, place, tool);
      case JsonString string -> string(string, field, place, tool);
      default -> json;
    };
  }

  private JsonObject object(JsonObject object, Place place, @Nullable String outerTool) {
    String tool = ToolNames.in(object, outerTool);
    boolean signed = object.find("signature").orElse(null) instanceof JsonString;
    JsonObject.@Nullable Builder changed = null;
    for (Map.Entry<String, Json> field : object.fields().entrySet()) {
      String name = field.getKey();
      if (Fields.structure(name)
          || name.equals("logprobs")
          || (name.equals("thinking") && (signed || place.delta()))) {
        continue;
      }
      Json value = value(field.getValue(), name, place.in(name), tool);
      if (value != field.getValue()) {
        changed = changed == null ? object.toBuilder() : changed;
        changed.put(name, value);
      }
    }
    return changed == null ? object : changed.build();
  }

  private JsonArray array(JsonArray array, String field, Place place, @Nullable String tool) {
    List<Json> changed = null;
    for (int i = 0; i < array.size(); i++) {
      Json before = array.get(i);
      Json after = value(before, field, place.in(Channels.index(before, i)), tool);
      if (after != before) {
        changed = changed == null ? new ArrayList<>(array.values()) : changed;
        changed.set(i, after);
      }
    }
    return changed == null ? array : new JsonArray(changed);
  }

  private Json string(JsonString string, String field, Place place, @Nullable String outerTool) {
    String text = string.value();
    if (Fields.bytes(field, text) || Fields.opaque(field, text)) {
      return string;
    }
    String tool = outerTool == null ? tools.at(place.path()) : outerTool;
    if (tool != null && outsideTool.test(tool)) {
      return string;
    }
    boolean json = Fields.jsonText(field, place.type());
    if (place.whole() || !Channels.isFragment(field, place.path())) {
      String told = restored.in(text, json);
      if (place.whole()) {
        left.append(text).append('\n');
      }
      return told.equals(text) ? string : Json.of(told);
    }
    return fragment(string, channels.at(place.path(), json, current), place.path());
  }

  private Json fragment(JsonString string, Channels.Channel channel, String path) {
    String text = channel.take() + string.value();
    int open = Channels.ends(current, path) ? 0 : restored.open(text);
    String ready = text.substring(0, text.length() - open);
    channel.hold(text.substring(text.length() - open));
    channel.see(string.value());
    String told = restored.in(ready, channel.json());
    return told.equals(string.value()) ? string : Json.of(told);
  }

  private void flush(Channels.Channel channel, List<JsonObject> told, JsonObject before) {
    String held = channel.take();
    if (!held.isEmpty()) {
      JsonObject event = channel.event(held);
      long number =
          before.find("sequence_number").isPresent()
              ? before.findLong("sequence_number").orElse(0)
              : -1;
      told.add(
          number < 0 ? event : event.toBuilder().put("sequence_number", number + shift).build());
      shift += number < 0 ? 0 : 1;
    }
  }

  /// Events that were put in between push those behind them back.
  private JsonObject numbered(JsonObject event) {
    return shift == 0 || event.find("sequence_number").isEmpty()
        ? event
        : event.toBuilder()
            .put("sequence_number", event.findLong("sequence_number").orElse(0) + shift)
            .build();
  }
}
