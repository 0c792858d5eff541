package chat.maru.orchestrator.wire.messages;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Part.Thinking;
import chat.maru.orchestrator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proofs of thinking: `signature` and `redacted_thinking`.
///
/// A proof of another vendor travels inside `signature`, marked as such, so that it comes back with
/// the client's next request; Anthropic itself is never shown it.
final class MessagesProofs {
  static final String SIGNATURE = "signature";
  static final String REDACTED = "redacted_thinking";

  private static final String FOREIGN = "maru.";

  private MessagesProofs() {}

  static Opaque signature(String signature) {
    return new Opaque(
        Wire.MESSAGES, SIGNATURE, JsonObject.builder().put(SIGNATURE, signature).build());
  }

  static Opaque redacted(String data) {
    return new Opaque(Wire.MESSAGES, REDACTED, JsonObject.builder().put("data", data).build());
  }

  /// The thought in a `thinking` block of a client.
  static Thinking read(JsonObject block) {
    String signature = block.findString(SIGNATURE).orElse("");
    return new Thinking(block.findString("thinking").orElse(""), opaque(signature));
  }

  /// What a `signature` holds; `null` if it is empty, as where a vendor gives no proof.
  static @Nullable Opaque opaque(String signature) {
    if (signature.isEmpty()) {
      return null;
    }
    return signature.startsWith(FOREIGN) ? foreign(signature) : signature(signature);
  }

  /// What to put into `signature`.
  static String write(@Nullable Opaque opaque) {
    if (opaque == null) {
      return "";
    }
    if (opaque.wire() == Wire.MESSAGES) {
      return opaque.value().findString(SIGNATURE).orElse("");
    }
    JsonObject all =
        JsonObject.builder()
            .put("wire", opaque.wire().name())
            .put("kind", opaque.kind())
            .put("value", opaque.value())
            .build();
    return FOREIGN + Base64.getUrlEncoder().withoutPadding().encodeToString(all.toBytes());
  }

  private static @Nullable Opaque foreign(String signature) {
    try {
      byte[] bytes =
          Base64.getUrlDecoder()
              .decode(signature.substring(FOREIGN.length()).getBytes(StandardCharsets.US_ASCII));
      JsonObject all = Json.parseObject(bytes);
      return new Opaque(
          Wire.valueOf(all.requireString("wire")),
          all.requireString("kind"),
          all.requireObject("value"));
    } catch (IllegalArgumentException | MaruException e) {
      return null; // somebody altered it: nobody could use it
    }
  }

  /// How many thoughts of other vendors a request holds.
  static int foreign(JsonObject body) {
    return body.find("messages").orElse(null) instanceof JsonArray messages
        ? (int)
            messages
                .objects()
                .map(message -> message.find("content").orElse(JsonNull.NULL))
                .filter(JsonArray.class::isInstance)
                .flatMap(content -> ((JsonArray) content).values().stream())
                .filter(MessagesProofs::isForeign)
                .count()
        : 0;
  }

  /// A request without the thoughts of other vendors, which Anthropic would refuse; itself if there
  /// are none.
  static JsonObject own(JsonObject body) {
    if (!(body.find("messages").orElse(null) instanceof JsonArray messages)) {
      return body;
    }
    List<Json> kept = new ArrayList<>(messages.size());
    boolean changed = false;
    for (Json message : messages) {
      Json own = message instanceof JsonObject object ? ownMessage(object) : message;
      changed |= !own.equals(message);
      kept.add(own);
    }
    return changed ? body.toBuilder().put("messages", new JsonArray(kept)).build() : body;
  }

  private static JsonObject ownMessage(JsonObject message) {
    if (!(message.find("content").orElse(null) instanceof JsonArray content)) {
      return message;
    }
    List<Json> kept = content.values().stream().filter(block -> !isForeign(block)).toList();
    return kept.size() == content.size()
        ? message
        : message.toBuilder().put("content", new JsonArray(kept)).build();
  }

  private static boolean isForeign(Json block) {
    return block instanceof JsonObject object
        && object.find("type").orElse(null) instanceof chat.maru.base.json.JsonString type
        && type.value().equals("thinking")
        && object.find(SIGNATURE).orElse(Json.of("")) instanceof chat.maru.base.json.JsonString text
        && (text.value().isEmpty() || text.value().startsWith(FOREIGN));
  }
}
