package chat.maru.orchestrator;

/// What a model can do beyond reading and writing text.
public enum Capability {
  CHAT,
  TOOLS,
  VISION,
  EMBEDDINGS
}
