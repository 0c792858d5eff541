package chat.maru.orchestrator.privacy.mask;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whose arguments a fragment is: the tool's name comes once, with the first fragment or in an
/// event before it.
final class ToolNames {
  private final Map<String, String> names = new HashMap<>();

  /// The tool whose call `object` is, or is part of.
  static @Nullable String in(JsonObject object, @Nullable String outer) {
    boolean call = object.has("arguments") || object.has("args") || object.has("input");
    return call
            && object.find("name").orElse(JsonNull.NULL) instanceof JsonString name
            && !name.value().isEmpty()
        ? name.value()
        : outer;
  }

  /// Remembers the names that an event brings.
  void note(JsonObject event) {
    for (String field : new String[] {"content_block", "item"}) {
      if (event.find(field).orElse(JsonNull.NULL) instanceof JsonObject block) {
        put(Channels.block(event), block);
      }
    }
    JsonArray choices = array(event, "choices");
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i) instanceof JsonObject choice
          && choice.find("delta").orElse(JsonNull.NULL) instanceof JsonObject delta) {
        JsonArray calls = array(delta, "tool_calls");
        for (int j = 0; j < calls.size(); j++) {
          Json call = calls.get(j);
          if (call instanceof JsonObject object
              && object.find("function").orElse(JsonNull.NULL) instanceof JsonObject function) {
            put(
                "/choices/"
                    + Channels.index(choice, i)
                    + "/delta/tool_calls/"
                    + Channels.index(call, j),
                function);
          }
        }
      }
    }
  }

  /// The tool that the text at `path` is for; `null` if it is for none.
  @Nullable String at(String path) {
    int end = path.indexOf("/function/");
    if (end >= 0) {
      return names.get(path.substring(0, end));
    }
    if (!path.startsWith("#")) {
      return null;
    }
    int i = 1;
    while (i < path.length() && Character.isDigit(path.charAt(i))) {
      i++;
    }
    return names.get(path.substring(0, i));
  }

  private void put(String path, JsonObject call) {
    if (call.find("name").orElse(JsonNull.NULL) instanceof JsonString name
        && !name.value().isEmpty()) {
      names.put(path, name.value());
    }
  }

  private static JsonArray array(JsonObject object, String field) {
    return object.find(field).orElse(JsonNull.NULL) instanceof JsonArray array
        ? array
        : JsonArray.EMPTY;
  }
}
