package chat.maru.orchestrator.wire;

/// The formats that models are asked in.
public enum Wire {
  /// OpenAI's chat completions, and what is compatible with them.
  CHAT,
  /// OpenAI's responses.
  RESPONSES,
  /// Anthropic's messages.
  MESSAGES,
  /// Google's `generateContent`.
  GEMINI
}
