package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lasting fact that the members of a room may see, numbered by [#seq] without gaps.
///
/// An event names what changed; the message in it is always as it reads *now*. So an edit or a
/// delete leaves no old words in earlier events, and whoever applies events in order converges on
/// the present state.
public sealed interface RoomEvent {
  RoomId room();

  long seq();

  Instant at();

  /// Who did it; null for the system.
  @Nullable MemberId actor();

  record Posted(
      RoomId room, long seq, Instant at, @Nullable MemberId actor, Message message, int unreadBy)
      implements RoomEvent {}

  record Edited(
      RoomId room, long seq, Instant at, @Nullable MemberId actor, Message message, int unreadBy)
      implements RoomEvent {}

  record Deleted(RoomId room, long seq, Instant at, @Nullable MemberId actor, Message message)
      implements RoomEvent {}

  /// A member gave the message an emoji, or took it back.
  record Reacted(
      RoomId room,
      long seq,
      Instant at,
      @Nullable MemberId actor,
      Message message,
      String emoji,
      boolean on)
      implements RoomEvent {}

  /// A message was pinned, or let go.
  record Pinned(
      RoomId room, long seq, Instant at, @Nullable MemberId actor, Message message, boolean on)
      implements RoomEvent {}

  /// Something that the room made was acted on: a vote, an answer, its end.
  ///
  /// @param actor who did it; null where that stays unsaid, as in an anonymous poll
  record Acted(
      RoomId room, long seq, Instant at, @Nullable MemberId actor, Message message, int unreadBy)
      implements RoomEvent {}

  /// The owner changed what members may do.
  record PolicyChanged(
      RoomId room, long seq, Instant at, @Nullable MemberId actor, RoomPolicy policy)
      implements RoomEvent {}

  record Joined(RoomId room, long seq, Instant at, @Nullable MemberId actor, Member member)
      implements RoomEvent {}

  record Left(RoomId room, long seq, Instant at, @Nullable MemberId actor, Member member)
      implements RoomEvent {}

  /// An imported member now belongs to an account.
  record Claimed(RoomId room, long seq, Instant at, @Nullable MemberId actor, Member member)
      implements RoomEvent {}

  record Renamed(RoomId room, long seq, Instant at, @Nullable MemberId actor, String name)
      implements RoomEvent {}

  /// The room has a new owner.
  record OwnerChanged(RoomId room, long seq, Instant at, @Nullable MemberId actor, MemberId owner)
      implements RoomEvent {}

  record MateChanged(RoomId room, long seq, Instant at, @Nullable MemberId actor, MateStanding mate)
      implements RoomEvent {}

  /// Part of an import arrived.
  ///
  /// @param from the time of the oldest message of this part
  record Imported(
      RoomId room,
      long seq,
      Instant at,
      @Nullable MemberId actor,
      String importId,
      int count,
      Instant from,
      Instant to)
      implements RoomEvent {}

  /// An import was undone.
  record Undone(
      RoomId room, long seq, Instant at, @Nullable MemberId actor, String importId, int count)
      implements RoomEvent {}

  /// Events up to `floor` are gone.
  record Purged(RoomId room, long seq, Instant at, @Nullable MemberId actor, long floor)
      implements RoomEvent {}

  /// Something this viewer may not see. It keeps the place, so that Seq advances.
  record Unseen(RoomId room, long seq, Instant at, @Nullable MemberId actor) implements RoomEvent {}
}
