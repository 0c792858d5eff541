package chat.maru.orchestrator.own;

/// What a model does.
public enum Kind {
  /// It answers.
  CHAT,
  /// It makes vectors of texts.
  EMBEDDING
}
