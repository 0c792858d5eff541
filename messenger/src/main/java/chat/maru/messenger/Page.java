package chat.maru.messenger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a room's timeline, newest last.
///
/// @param lines what happened between its messages: who came and went, what the room was called,
///   what was imported; by Seq
/// @param asOf the room's Seq for which it is true
/// @param before the cursor of what is older; null at the beginning
/// @param after the cursor of what is newer; null at the live end
public record Page(
    List<Message> messages,
    List<RoomEvent> lines,
    long asOf,
    @Nullable Cursor before,
    @Nullable Cursor after) {
  public Page {
    messages = List.copyOf(messages);
    lines = List.copyOf(lines);
  }

  /// A page without lines.
  Page(List<Message> messages, long asOf, @Nullable Cursor before, @Nullable Cursor after) {
    this(messages, List.of(), asOf, before, after);
  }
}
