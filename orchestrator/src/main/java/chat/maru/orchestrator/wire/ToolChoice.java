package chat.maru.orchestrator.wire;

/// Whether the model may, must or must not ask for a tool.
public sealed interface ToolChoice {
  /// The client did not say.
  record Unsaid() implements ToolChoice {}

  record Auto() implements ToolChoice {}

  record None() implements ToolChoice {}

  /// Some tool must be asked for.
  record Any() implements ToolChoice {}

  /// This one must be.
  record Named(String name) implements ToolChoice {}
}
