package chat.maru.orchestrator.provider.openai;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Gives every fragment of a tool call the index of its call.
///
/// Some servers leave the index out, or send 0 for each call (Ollama's compatible endpoint);
/// clients then melt two calls into one. A new id opens a new call; a fragment without an id
/// belongs to the call whose index it bears, or to the last one.
final class ToolIndexes {
  private final Map<Long, Choice> choices = new HashMap<>();

  private static final class Choice {
    /// The id that opened each call; its place is the call's index.
    private final List<String> ids = new ArrayList<>();

    /// The last call that bears each index as the vendor counts.
    private final Map<Long, Long> byVendor = new HashMap<>();
  }

  /// The chunk itself if nothing is wrong with it.
  JsonObject correct(JsonObject chunk) {
    JsonArray given = chunk.findArray("choices").orElse(JsonArray.EMPTY);
    List<Json> corrected = new ArrayList<>(given.size());
    boolean changed = false;
    for (Json choice : given) {
      Json right = choice instanceof JsonObject object ? correctChoice(object) : choice;
      changed |= !right.equals(choice);
      corrected.add(right);
    }
    return changed ? chunk.toBuilder().put("choices", new JsonArray(corrected)).build() : chunk;
  }

  private JsonObject correctChoice(JsonObject choice) {
    JsonObject delta = choice.findObject("delta").orElse(JsonObject.EMPTY);
    JsonArray calls = delta.findArray("tool_calls").orElse(JsonArray.EMPTY);
    if (calls.size() == 0) {
      return choice;
    }
    Choice state = choices.computeIfAbsent(choice.findLong("index").orElse(0), _ -> new Choice());
    List<Json> corrected = new ArrayList<>(calls.size());
    boolean changed = false;
    for (Json call : calls) {
      Json right = call instanceof JsonObject object ? correctCall(object, state) : call;
      changed |= !right.equals(call);
      corrected.add(right);
    }
    return changed
        ? choice.toBuilder()
            .put("delta", delta.toBuilder().put("tool_calls", new JsonArray(corrected)).build())
            .build()
        : choice;
  }

  private static JsonObject correctCall(JsonObject call, Choice state) {
    String id = call.findString("id").orElse("");
    OptionalLong vendor = call.findLong("index");
    long index;
    if (!id.isEmpty() && state.ids.contains(id)) {
      index = state.ids.indexOf(id);
    } else if (!id.isEmpty() || state.ids.isEmpty()) {
      state.ids.add(id);
      index = state.ids.size() - 1L;
    } else {
      index =
          vendor.isPresent()
              ? state.byVendor.getOrDefault(vendor.getAsLong(), state.ids.size() - 1L)
              : state.ids.size() - 1L;
    }
    vendor.ifPresent(value -> state.byVendor.put(value, index));
    if (vendor.isPresent() && vendor.getAsLong() == index) {
      return call;
    }
    JsonObject.Builder right = JsonObject.builder().put("index", index);
    call.fields()
        .forEach(
            (name, value) -> {
              if (!name.equals("index")) {
                right.put(name, value);
              }
            });
    return right.build();
  }
}
