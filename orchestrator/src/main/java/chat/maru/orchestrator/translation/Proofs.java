package chat.maru.orchestrator.translation;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Where proofs of thinking stand in the bodies of the wires that carry them.
final class Proofs {
  private static final List<String> FIELDS =
      List.of("signature", "data", "encrypted_content", "thoughtSignature");

  private Proofs() {}

  /// The text that a vendor knows its proof by.
  static Optional<String> text(Opaque opaque) {
    return text(opaque.value());
  }

  /// The proofs in a whole answer.
  static List<String> in(Wire wire, JsonObject answer) {
    return thoughts(wire, answer.find(wire == Wire.MESSAGES ? "content" : "output").orElse(null));
  }

  /// A request without the thoughts whose proof is `strange`; itself if there are none.
  static JsonObject without(Wire wire, JsonObject body, Predicate<String> strange) {
    String list = wire == Wire.MESSAGES ? "messages" : "input";
    if (!(body.find(list).orElse(null) instanceof JsonArray items)) {
      return body;
    }
    JsonArray kept = wire == Wire.MESSAGES ? messages(items, strange) : kept(items, strange);
    return kept.equals(items) ? body : body.toBuilder().put(list, kept).build();
  }

  /// How many thoughts of a request have a `strange` proof.
  static int count(Wire wire, JsonObject body, Predicate<String> strange) {
    if (wire != Wire.MESSAGES) {
      return (int) thoughts(wire, body.find("input").orElse(null)).stream().filter(strange).count();
    }
    int count = 0;
    if (body.find("messages").orElse(null) instanceof JsonArray messages) {
      for (Json message : messages) {
        Json content =
            message instanceof JsonObject said ? said.find("content").orElse(null) : null;
        count += (int) thoughts(wire, content).stream().filter(strange).count();
      }
    }
    return count;
  }

  private static JsonArray messages(JsonArray messages, Predicate<String> strange) {
    List<Json> out = new ArrayList<>(messages.size());
    for (Json message : messages) {
      boolean said =
          message instanceof JsonObject object
              && object.find("content").orElse(null) instanceof JsonArray;
      out.add(said ? message((JsonObject) message, strange) : message);
    }
    return new JsonArray(out);
  }

  private static JsonObject message(JsonObject message, Predicate<String> strange) {
    JsonArray content = message.requireArray("content");
    JsonArray kept = kept(content, strange);
    // A message must hold something; what is left of it then is the vendor's to judge.
    return kept.size() == content.size() || kept.size() == 0
        ? message
        : message.toBuilder().put("content", kept).build();
  }

  private static JsonArray kept(JsonArray items, Predicate<String> strange) {
    List<Json> kept =
        items.values().stream().filter(item -> thought(item).filter(strange).isEmpty()).toList();
    return kept.size() == items.size() ? items : new JsonArray(kept);
  }

  private static List<String> thoughts(Wire wire, @org.jspecify.annotations.Nullable Json items) {
    return items instanceof JsonArray array && wire != Wire.CHAT
        ? array.values().stream().flatMap(item -> thought(item).stream()).toList()
        : List.of();
  }

  /// The proof of a block or item that is a thought.
  private static Optional<String> thought(Json item) {
    return item instanceof JsonObject object
            && object.find("type").orElse(JsonNull.NULL) instanceof JsonString type
            && List.of("thinking", "redacted_thinking", "reasoning").contains(type.value())
        ? text(object)
        : Optional.empty();
  }

  private static Optional<String> text(JsonObject value) {
    for (String field : FIELDS) {
      if (value.find(field).orElse(null) instanceof JsonString text && !text.value().isEmpty()) {
        return Optional.of(text.value());
      }
    }
    return Optional.empty();
  }
}
