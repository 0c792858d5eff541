package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.WireError;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What whole and streamed answers of Gemini have in common.
final class Reading {
  private Reading() {}

  /// @param calls whether the candidate asks for tools: Gemini says `STOP` then too
  /// @throws MaruException for an end that is none, such as a call that the model wrote wrongly
  static Stop stop(String reason, boolean calls) {
    return switch (reason) {
      case "STOP" -> calls ? Stop.TOOLS : Stop.END;
      case "MAX_TOKENS" -> Stop.LENGTH;
      case "SAFETY",
          "RECITATION",
          "LANGUAGE",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION" ->
          Stop.FILTER;
      default -> throw WireError.broken("Gemini ended with " + reason);
    };
  }

  /// Why the prompt was blocked; empty if it was not.
  static Optional<String> blocked(JsonObject answer) {
    return answer
        .findObject("promptFeedback")
        .flatMap(feedback -> feedback.findString("blockReason"));
  }

  /// The thoughts stand outside the candidates; cached tokens inside the prompt.
  static Optional<Tokens> tokens(JsonObject answer) {
    return answer
        .findObject("usageMetadata")
        .map(
            usage ->
                new Tokens(
                    count(usage, "promptTokenCount") + count(usage, "toolUsePromptTokenCount"),
                    count(usage, "cachedContentTokenCount"),
                    0,
                    0,
                    count(usage, "candidatesTokenCount") + count(usage, "thoughtsTokenCount"),
                    count(usage, "thoughtsTokenCount")));
  }

  /// A call's id where the model gave none. Its result may come in another conversation's time, so
  /// it must be unique.
  static String newCallId() {
    return "call_%016x".formatted(ThreadLocalRandom.current().nextLong());
  }

  private static long count(JsonObject usage, String name) {
    return Math.max(0, usage.findLong(name).orElse(0));
  }
}
