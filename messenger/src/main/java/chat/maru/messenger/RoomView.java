package chat.maru.messenger;

import org.jspecify.annotations.Nullable;

/// A room as one of its members sees it in their list.
///
/// @param unread others' live, visible, undeleted messages after the read mark
/// @param mentions those of them that name the member
/// @param lastMessage the newest message they may see
/// @param lastUnreadBy how many have not read it
/// @param with the other person of a direct room
/// @param draft what the member has typed and not sent; empty if nothing
public record RoomView(
    Room room,
    Member me,
    long unread,
    long mentions,
    @Nullable Message lastMessage,
    int lastUnreadBy,
    @Nullable Person with,
    String draft,
    String epoch) {}
