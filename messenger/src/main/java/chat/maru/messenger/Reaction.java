package chat.maru.messenger;

/// How many members answered a message with one emoji.
///
/// @param count at least 1
/// @param mine whether the viewer is one of them; false wherever there is no single viewer
public record Reaction(String emoji, int count, boolean mine) {}
