package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Duration;

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
    if (seq < 0) {
      throw MaruException.invalid("seq", Long.toString(seq), ">= 0");
    }
    Mark mark =
        journal.write(
            act -> {
              Tx tx = act.tx();
              Member member = Rules.requireMember(tx, room, user);
              // Nobody has read what is not there yet.
              long known = Math.min(seq, Rules.requireRoom(tx, room).lastSeq());
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
}
