package chat.maru.orchestrator.wire;

import java.util.List;

/// A request for an answer in no vendor's words.
///
/// @param model the model as the request names it
/// @param entries what was said so far, in order; system entries may stand anywhere
/// @param stream whether the client wants the answer as a stream
/// @param unknown top-level fields that the reading wire does not know, by name: another wire
///   refuses them, it never drops them in silence
public record Prompt(
    String model,
    List<Entry> entries,
    List<ToolSpec> tools,
    ToolChoice toolChoice,
    Settings settings,
    boolean stream,
    List<String> unknown) {
  public Prompt {
    entries = List.copyOf(entries);
    tools = List.copyOf(tools);
    unknown = List.copyOf(unknown);
  }

  /// Whether the tool of that name takes plain text.
  public boolean takesText(String tool) {
    return tools.stream().anyMatch(spec -> spec.text() && spec.name().equals(tool));
  }

  /// What somebody said: one message of a wire that has messages.
  public record Entry(Speaker speaker, List<Part> parts) {
    public Entry {
      parts = List.copyOf(parts);
    }
  }

  /// Who said it. Results of tools are parts of a [#USER] entry.
  public enum Speaker {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT
  }
}
