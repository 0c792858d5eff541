package chat.maru.base;

/// Whose fault an error is.
public enum Fault {
  /// The caller sent something wrong and must change it.
  CALLER,
  /// A limit was reached; the same request may pass later.
  LIMIT,
  /// A model provider failed.
  PROVIDER,
  /// Maru failed.
  INTERNAL
}
