package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far each member has read. Marks never go back and are no events.
final class ReadMarks {
  /// Marks further apart than this belong to different visits of a room.
  static final Duration VISIT = Duration.ofMinutes(10);

  private final Journal journal;
  private final Feed feed;

  ReadMarks(Journal journal, Feed feed) {
    this.journal = journal;
    this.feed = feed;
  }

  void mark(UserId user, RoomId room, long seq) {
    mark(user, room, seq, null);
  }

  /// Somebody has read a thread up to `seq`. The one mark of the room goes as far as nothing
  /// outside of the thread is left unread behind it.
  void mark(UserId user, RoomId room, long seq, @Nullable MessageId thread) {
    if (seq < 0) {
      throw MaruException.invalid("seq", Long.toString(seq), ">= 0");
    }
    Mark mark =
        journal.write(
            act -> {
              Tx tx = act.tx();
              Member member = Rules.requireMember(tx, room, user);
              // Nobody has read what is not there yet.
              long last = Math.min(seq, Rules.requireRoom(tx, room).lastSeq());
              long known = thread == null ? last : reach(tx, member, last, thread);
              tx.members().markRead(room, member.id(), known, act.now(), VISIT);
              long reached = Math.max(known, member.readSeq());
              return new Mark(
                  room,
                  member.id(),
                  user,
                  reached,
                  reached > member.readSeq(),
                  tx.messages().unread(room, member.id(), reached),
                  tx.messages().unreadMentions(room, member.id(), reached));
            });
    feed.tell(mark);
  }

  private static long reach(Tx tx, Member member, long last, MessageId thread) {
    long outside =
        tx.messages().firstUnreadOutside(member.room(), member.id(), member.readSeq(), thread);
    return Math.min(last, outside - 1);
  }
}
