package chat.maru.orchestrator;

/// What the answer of a request is for.
public enum Purpose {
  /// Words for a person.
  TALK,
  /// A decision that code acts on; a [Tier#TINY] model never gets it.
  JUDGE
}
