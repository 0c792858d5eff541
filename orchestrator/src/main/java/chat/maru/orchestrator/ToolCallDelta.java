package chat.maru.orchestrator;

import org.jspecify.annotations.Nullable;

/// A fragment of a tool call in a stream.
///
/// @param index which of the calls of one answer it belongs to
/// @param id on the first fragment only
/// @param name on the first fragment only
/// @param arguments the next piece of the arguments' JSON text, maybe empty
public record ToolCallDelta(
    int index, @Nullable String id, @Nullable String name, String arguments) {}
