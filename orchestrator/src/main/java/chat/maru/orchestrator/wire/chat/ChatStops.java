package chat.maru.orchestrator.wire.chat;

import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.WireError;

/// The `finish_reason` of an answer.
final class ChatStops {
  private ChatStops() {}

  /// @param calls whether the answer asks for tools: with a forced tool OpenAI says `stop` all the
  ///   same, and so do some servers always
  /// @param refused whether it came with words of refusal
  static Stop read(String reason, boolean calls, boolean refused) {
    return switch (reason) {
      case "stop", "eos", "eos_token" -> refused ? Stop.REFUSAL : calls ? Stop.TOOLS : Stop.END;
      case "length" -> Stop.LENGTH;
      case "tool_calls", "function_call" -> Stop.TOOLS;
      case "content_filter" -> Stop.FILTER;
      default -> throw WireError.broken("an unknown finish_reason: " + reason);
    };
  }

  /// @param refused whether words of refusal were written: then the answer has simply ended
  static String write(Stop stop, boolean refused) {
    return switch (stop) {
      case END, WORD -> "stop";
      case LENGTH, CONTEXT -> "length";
      case TOOLS -> "tool_calls";
      case FILTER -> "content_filter";
      case REFUSAL -> refused ? "stop" : "content_filter";
      case PAUSE -> throw WireError.broken("a paused turn, which chat completions cannot say");
    };
  }
}
