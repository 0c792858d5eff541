package chat.maru.orchestrator.money;

import org.jspecify.annotations.Nullable;

/// Whose budgets and limits a call touches; the deployment's are touched by every call.
///
/// @param key the id of the `/v1` key it came with
/// @param user the id of who asked
/// @param room the id of the room whose words it carries
public record Payer(@Nullable String key, @Nullable String user, @Nullable String room) {}
