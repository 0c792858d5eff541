package chat.maru.orchestrator.privacy.mask;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The texts that the events of one stream carry in fragments: each choice's words, each tool
/// call's arguments.
final class Channels {
  /// Fields whose strings are fragments wherever an event says `delta`.
  private static final Set<String> FRAGMENTS =
      Set.of(
          "content",
          "refusal",
          "reasoning_content",
          "reasoning",
          "arguments",
          "text",
          "partial_json");

  private final Map<String, Channel> channels = new LinkedHashMap<>();

  /// One text.
  static final class Channel {
    private final String path;
    private final boolean json;
    private final StringBuilder seen = new StringBuilder();
    private String held = "";
    private JsonObject last = JsonObject.EMPTY;

    Channel(String path, boolean json) {
      this.path = path;
      this.json = json;
    }

    boolean json() {
      return json;
    }

    /// What was held back; nothing is any more.
    String take() {
      String taken = held;
      held = "";
      return taken;
    }

    void hold(String text) {
      held = text;
    }

    boolean holds() {
      return !held.isEmpty();
    }

    void see(String text) {
      seen.append(text);
    }

    /// All that came, as it came.
    String seen() {
      return seen.toString();
    }

    /// An event like the last one of this text, with `words` in it and nothing else.
    JsonObject event(String words) {
      return (JsonObject) like(last, key(last), "", words);
    }

    private Json like(Json json, String at, String field, String words) {
      return switch (json) {
        case JsonObject object -> {
          JsonObject.Builder copy = object.toBuilder().remove("usage");
          object
              .fields()
              .forEach(
                  (name, value) -> {
                    if (!name.equals("usage")) {
                      copy.put(name, like(value, at + "/" + name, name, words));
                    }
                  });
          yield copy.build();
        }
        case JsonArray array -> {
          List<Json> copy = new ArrayList<>();
          for (int i = 0; i < array.size(); i++) {
            copy.add(like(array.get(i), at + "/" + index(array.get(i), i), field, words));
          }
          yield new JsonArray(copy);
        }
        case JsonString _ when at.equals(path) -> Json.of(words);
        case JsonString _ when isFragment(field, at) -> Json.of("");
        default -> json;
      };
    }
  }

  /// The text at `path`, carried by `event` now.
  Channel at(String path, boolean json, JsonObject event) {
    Channel channel = channels.computeIfAbsent(path, p -> new Channel(p, json));
    channel.last = event;
    return channel;
  }

  Collection<Channel> all() {
    return channels.values();
  }

  /// The texts that hold something and get nothing more after `event`.
  List<Channel> endedBy(JsonObject event) {
    List<Channel> ended = new ArrayList<>();
    for (Channel channel : channels.values()) {
      if (channel.holds() && ends(event, channel.path)) {
        ended.add(channel);
      }
    }
    return ended;
  }

  /// Whether `event` is the last of the text at `path`.
  static boolean ends(JsonObject event, String path) {
    String type = type(event);
    if (type.equals("message_stop")
        || type.equals("message_delta")
        || (type.startsWith("response.") && !type.contains(".output_") && type.endsWith("ed"))) {
      return true;
    }
    if (type.equals("content_block_stop") || type.endsWith(".done")) {
      String block = block(event);
      return path.startsWith(block + "/") || path.startsWith(block + ":");
    }
    return choiceEnds(event, "choices", "finish_reason", path)
        || choiceEnds(event, "candidates", "finishReason", path);
  }

  private static boolean choiceEnds(JsonObject event, String list, String field, String path) {
    if (!(event.find(list).orElse(JsonNull.NULL) instanceof JsonArray choices)) {
      return false;
    }
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i) instanceof JsonObject choice
          && choice.find(field).orElse(JsonNull.NULL) instanceof JsonString
          && path.startsWith("/" + list + "/" + index(choice, i) + "/")) {
        return true;
      }
    }
    return false;
  }

  /// Tells the texts of an event apart from those of others whose fields have the same names.
  static String key(JsonObject event) {
    String block = block(event);
    return event.find("output_index").isPresent()
        ? block
            + ":"
            + type(event)
            + "."
            + number(event, "content_index")
            + number(event, "summary_index")
        : block;
  }

  /// The block of Anthropic's messages, or the item of OpenAI's responses, that an event is about.
  static String block(JsonObject event) {
    String at = number(event, event.find("output_index").isPresent() ? "output_index" : "index");
    return at.isEmpty() ? "" : "#" + at;
  }

  static String type(JsonObject event) {
    return event.find("type").orElse(JsonNull.NULL) instanceof JsonString type ? type.value() : "";
  }

  /// What names an element of a list: its own `index` where it has one.
  static String index(Json element, int place) {
    if (!(element instanceof JsonObject object)) {
      return Integer.toString(place);
    }
    String own = number(object, "index");
    String thought = object.has("thought") ? "t" : "";
    return (own.isEmpty() ? Integer.toString(place) : own) + thought;
  }

  static boolean isFragment(String field, String path) {
    return (FRAGMENTS.contains(field) && path.contains("/delta/"))
        || (field.equals("delta") && path.endsWith("/delta"))
        || (field.equals("text") && path.startsWith("/candidates/"));
  }

  private static String number(JsonObject object, String field) {
    return object.find(field).orElse(JsonNull.NULL) instanceof JsonNumber number
        ? number.text()
        : "";
  }
}
