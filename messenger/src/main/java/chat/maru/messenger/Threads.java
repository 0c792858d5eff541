package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import org.jspecify.annotations.Nullable;

/// Replies hang together: whatever answers a message, or answers an answer to it, is of one thread.
/// The first message counts those that follow; the count changes with the event that posts or
/// deletes a reply, so it needs no event of its own.
final class Threads {
  private Threads() {}

  /// The first message of the thread that a reply to `replyTo` belongs to.
  ///
  /// @param begins whether the reply makes a thread where there is none: a person's does, the
  ///   mate's answer to a question does not
  static @Nullable MessageId of(Tx tx, RoomId room, @Nullable MessageId replyTo, boolean begins) {
    if (replyTo == null) {
      return null;
    }
    MessageId thread =
        tx.messages().find(room, replyTo).map(answered -> answered.marks().thread()).orElse(null);
    return thread == null && begins ? replyTo : thread;
  }

  static void count(Tx tx, Message reply, Stamp stamp) {
    MessageId root = reply.marks().thread();
    if (root != null) {
      tx.messages()
          .find(reply.room(), root)
          .ifPresent(
              first ->
                  tx.messages()
                      .update(first.withMarks(stamp.seq(), first.marks().replied(stamp.at()))));
    }
  }

  static void uncount(Tx tx, Message reply, Stamp stamp) {
    MessageId root = reply.marks().thread();
    if (root != null) {
      tx.messages()
          .find(reply.room(), root)
          .ifPresent(
              first ->
                  tx.messages().update(first.withMarks(stamp.seq(), first.marks().unreplied())));
    }
  }
}
