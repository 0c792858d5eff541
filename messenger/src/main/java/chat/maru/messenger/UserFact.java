package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;

/// What a [UserEvent] tells.
public sealed interface UserFact {
  /// A card is new or has changed.
  record CardPut(Card card) implements UserFact {}

  record CardGone(RoomId room, String card) implements UserFact {}

  /// The user is in a room that they were not in before.
  record RoomAdded(RoomView room) implements UserFact {}

  record RoomRemoved(RoomId room) implements UserFact {}

  /// Somebody claims to be an imported person, or that was decided.
  record ClaimChanged(Claim claim) implements UserFact {}

  /// The user deleted a message for themselves, or shows it again.
  record MessageHidden(RoomId room, MessageId message, boolean hidden) implements UserFact {}

  /// What the user has typed in a room and not sent.
  record Draft(RoomId room, String text, Instant at) implements UserFact {}
}
