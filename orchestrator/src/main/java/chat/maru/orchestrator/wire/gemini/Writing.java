package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What whole and streamed answers in Gemini's words have in common.
final class Writing {
  private Writing() {}

  /// The parts of what the model said; none if nothing of it can be told.
  static JsonArray parts(Entry said) {
    List<Json> contents = ContentWriter.answer(said).contents();
    return contents.isEmpty()
        ? JsonArray.EMPTY
        : ((JsonObject) contents.getFirst()).requireArray("parts");
  }

  static JsonObject candidate(int index, JsonArray parts, @Nullable String reason) {
    return JsonObject.builder()
        .put("content", JsonObject.builder().put("parts", parts).put("role", "model").build())
        .put("finishReason", reason)
        .put("index", index)
        .build();
  }

  static String reason(Stop stop) {
    return switch (stop) {
      case END, WORD, TOOLS -> "STOP";
      case LENGTH, CONTEXT, PAUSE -> "MAX_TOKENS";
      case FILTER, REFUSAL -> "SAFETY";
    };
  }

  static JsonObject usage(Tokens tokens) {
    return JsonObject.builder()
        .put("promptTokenCount", tokens.input())
        .put("candidatesTokenCount", tokens.output() - tokens.reasoning())
        .put("totalTokenCount", tokens.input() + tokens.output())
        .put("cachedContentTokenCount", tokens.cacheRead())
        .put("thoughtsTokenCount", tokens.reasoning())
        .build();
  }
}
