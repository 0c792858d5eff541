package chat.maru.orchestrator.wire;

import chat.maru.base.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A function that the model may ask for. Tools that a vendor runs itself (web search, code) are
/// not of this kind: only their own wire can say them.
///
/// @param schema JSON schema of the arguments
/// @param strict whether arguments must match the schema; `null` if the client did not say
public record ToolSpec(
    String name, @Nullable String description, JsonObject schema, @Nullable Boolean strict) {}
