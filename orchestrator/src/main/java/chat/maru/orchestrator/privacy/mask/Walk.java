package chat.maru.orchestrator.privacy.mask;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks a request's tree in order and lets a [Visitor] read or replace its words. What it does not
/// change stays the same object.
@SuppressWarnings("ReferenceEquality") // the same object says that nothing was changed
final class Walk {
  private final Visitor visitor;

  private Walk(Visitor visitor) {
    this.visitor = visitor;
  }

  /// Who looks at the words.
  interface Visitor {
    /// @param field the name of the field it stands in, of the array's field for elements
    /// @param sibling whether it goes on where the text before it stopped: another part of one
    ///   message
    /// @return what shall stand there
    Json words(JsonString string, String field, boolean sibling);

    /// A number long enough to be an identifier, not at the top of the request.
    Json number(JsonNumber number, String field);

    /// A string, or a field's name, that the wire lives by.
    void structure(String text);

    /// Something that cannot be looked into.
    void unseen(String kind);
  }

  static JsonObject over(JsonObject body, Visitor visitor) {
    return new Walk(visitor).object(body, 0);
  }

  private Json value(Json json, String field, int depth, boolean sibling) {
    return switch (json) {
      case JsonObject object -> object(object, depth);
      case JsonArray array -> array(array, field, depth);
      case JsonString string -> string(string, field, sibling);
      case JsonNumber number ->
          depth > 1 && number.text().length() >= 9 ? visitor.number(number, field) : number;
      case JsonBool _, JsonNull _ -> json;
    };
  }

  private JsonObject object(JsonObject object, int depth) {
    String unseen = Unseen.in(object);
    if (unseen != null) {
      visitor.unseen(unseen);
    }
    if (signedThinking(object)) {
      return signed(object);
    }
    JsonObject.@Nullable Builder changed = null;
    for (Map.Entry<String, Json> field : object.fields().entrySet()) {
      name(field.getKey());
      Json value = value(field.getValue(), field.getKey(), depth + 1, false);
      if (value != field.getValue()) {
        changed = changed == null ? object.toBuilder() : changed;
        changed.put(field.getKey(), value);
      }
    }
    return changed == null ? object : changed.build();
  }

  private JsonArray array(JsonArray array, String field, int depth) {
    List<Json> changed = null;
    boolean text = false;
    for (int i = 0; i < array.size(); i++) {
      Json before = array.get(i);
      Json after =
          text && isText(before)
              ? part((JsonObject) before, depth + 1)
              : value(before, field, depth + 1, false);
      if (after != before) {
        changed = changed == null ? new ArrayList<>(array.values()) : changed;
        changed.set(i, after);
      }
      text = isText(before);
    }
    return changed == null ? array : new JsonArray(changed);
  }

  /// A text part right behind another one: a split word goes on in it.
  private JsonObject part(JsonObject part, int depth) {
    if (!(part.find("text").orElse(null) instanceof JsonString text)) {
      return object(part, depth);
    }
    Json after = string(text, "text", true);
    return after == text ? part : part.toBuilder().put("text", after).build();
  }

  private static boolean isText(Json json) {
    return json instanceof JsonObject object
        && object.find("text").orElse(null) instanceof JsonString
        && object.names().size() <= 3;
  }

  private Json string(JsonString string, String field, boolean sibling) {
    String text = string.value();
    if (Fields.bytes(field, text) || Fields.opaque(field, text)) {
      return string;
    }
    if (Fields.structure(field)) {
      visitor.structure(text);
      return string;
    }
    return text.isEmpty() ? string : visitor.words(string, field, sibling);
  }

  private void name(String name) {
    if (name.length() >= 7) {
      visitor.structure(name);
    }
  }

  /// Thinking that its vendor signed must come back letter by letter. The model that thought it saw
  /// masks only.
  private static boolean signedThinking(JsonObject object) {
    return object.find("thinking").orElse(null) instanceof JsonString
        && object.find("signature").orElse(null) instanceof JsonString signature
        && !signature.value().isEmpty();
  }

  private JsonObject signed(JsonObject object) {
    object.findString("thinking").ifPresent(visitor::structure);
    return object;
  }
}
