package chat.maru.orchestrator.wire;

/// Why a model stopped.
public enum Stop {
  /// It had said all.
  END,
  /// A stop word came.
  WORD,
  /// The output limit was reached: the answer is cut.
  LENGTH,
  /// It waits for the result of tools.
  TOOLS,
  /// The vendor or the model withheld the answer.
  FILTER,
  /// The model declined in words of its own.
  REFUSAL,
  /// A long turn was paused and may be continued by sending it back.
  PAUSE,
  /// The context was full: the answer is cut.
  CONTEXT
}
