package chat.maru.messenger;

/// The mate in a room as one member has it.
///
/// @param hidden the member does not want to see the mate
/// @param blind the mate must not see the member's words
public record Standing(MateStanding mate, boolean hidden, boolean blind) {}
