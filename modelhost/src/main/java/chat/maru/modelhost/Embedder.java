package chat.maru.modelhost;

/// A model that turns text into a vector. Used by one thread at a time.
interface Embedder {
  /// The public name.
  String name();

  int tokens(String text);

  float[] embed(String text);
}
