package chat.maru.orchestrator.translation;

/// How well a wire can say something.
public enum Fit {
  /// It comes back as it went in.
  EXACT,
  /// It is said in other words, or is a hint that the wire does without; the meaning stays.
  MAPPED,
  /// The wire has no words for it: such a request is refused by name, or goes to another model.
  REFUSED,
  /// It does not occur on this wire.
  NEVER
}
