package chat.maru.orchestrator.provider.gemini;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Origin;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The signatures of tool calls by the call's id, for clients whose wire cannot carry them: Gemini
/// 3 refuses a conversation whose calls come back without them
/// (ai.google.dev/gemini-api/docs/thought-signatures). Thread-safe.
///
/// Each belongs to the model that made it and to whoever asked; nobody else gets it. They are held
/// in memory up to [#MAX_CHARS], the least recently used go first. One that is gone, here or on
/// another node, is replaced by the word that the vendor has for histories of other models.
final class Signatures {
  static final String FIELD = "thoughtSignature";

  private static final long MAX_CHARS = 64L << 20;
  private static final int LONGEST = 1 << 20;

  private final Map<Place, String> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long chars;

  private record Place(String owner, String model, String call) {}

  void keep(Call call, String id, String signature) {
    if (signature.length() > LONGEST) {
      return;
    }
    synchronized (kept) {
      String before = kept.put(place(call, id), signature);
      chars += signature.length() - (before == null ? 0 : before.length());
      Iterator<String> oldest = kept.values().iterator();
      while (chars > MAX_CHARS && oldest.hasNext()) {
        chars -= oldest.next().length();
        oldest.remove();
      }
    }
  }

  Optional<String> find(Call call, String id) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(place(call, id)));
    }
  }

  /// Keeps what a whole answer brings, and gives ids to calls that have none, so that whoever reads
  /// the answer later reads the same.
  JsonObject keep(Call call, JsonObject answer) {
    List<Json> candidates = new ArrayList<>();
    for (Json candidate : array(answer, "candidates")) {
      candidates.add(
          candidate instanceof JsonObject object
                  && object.find("content").orElse(JsonNull.NULL) instanceof JsonObject content
              ? object.toBuilder().put("content", keepContent(call, content)).build()
              : candidate);
    }
    return candidates.isEmpty()
        ? answer
        : answer.toBuilder().put("candidates", new JsonArray(candidates)).build();
  }

  private JsonObject keepContent(Call call, JsonObject content) {
    List<Json> parts = new ArrayList<>();
    for (Json part : array(content, "parts")) {
      if (part instanceof JsonObject object
          && object.find("functionCall").orElse(JsonNull.NULL) instanceof JsonObject function) {
        String id = function.findString("id").orElseGet(() -> "call_" + UUID.randomUUID());
        object.findString(FIELD).ifPresent(signature -> keep(call, id, signature));
        JsonObject named = function.toBuilder().put("id", id).build();
        parts.add(object.toBuilder().put("functionCall", named).build());
      } else {
        parts.add(part);
      }
    }
    return content.toBuilder().put("parts", new JsonArray(parts)).build();
  }

  private static JsonArray array(JsonObject object, String name) {
    return object.find(name).orElse(JsonNull.NULL) instanceof JsonArray array
        ? array
        : JsonArray.EMPTY;
  }

  private static Place place(Call call, String id) {
    Origin origin = call.request().origin();
    String user = origin.user() == null ? "" : origin.user().value();
    String key = origin.key() == null ? "" : origin.key();
    return new Place(user + " " + key, call.model().upstream(), id);
  }
}
