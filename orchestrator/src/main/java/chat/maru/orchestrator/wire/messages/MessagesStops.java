package chat.maru.orchestrator.wire.messages;

import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.WireError;

/// The `stop_reason` of an answer.
final class MessagesStops {
  private MessagesStops() {}

  static Stop read(String reason) {
    return switch (reason) {
      case "end_turn" -> Stop.END;
      case "max_tokens" -> Stop.LENGTH;
      case "stop_sequence" -> Stop.WORD;
      case "tool_use" -> Stop.TOOLS;
      case "pause_turn" -> Stop.PAUSE;
      case "refusal" -> Stop.REFUSAL;
      case "model_context_window_exceeded" -> Stop.CONTEXT;
      default -> throw WireError.broken("an unknown stop_reason: " + reason);
    };
  }

  static String write(Stop stop) {
    return switch (stop) {
      case END -> "end_turn";
      case LENGTH -> "max_tokens";
      case WORD -> "stop_sequence";
      case TOOLS -> "tool_use";
      case PAUSE -> "pause_turn";
      case FILTER, REFUSAL -> "refusal";
      case CONTEXT -> "model_context_window_exceeded";
    };
  }
}
