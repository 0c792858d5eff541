package chat.maru.messenger.reactions;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Marks;
import chat.maru.messenger.Member;
import chat.maru.messenger.Message;
import chat.maru.messenger.MessengerError;
import chat.maru.messenger.Recorder;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.Rules;
import chat.maru.messenger.Stamp;
import chat.maru.messenger.Tx;
import java.util.List;

/// Emojis that members give to messages: one of a kind each, and of a bounded number of kinds on a
/// message. Each call blocks until it is on disk.
public final class Reactions {
  /// Different emojis on one message.
  public static final int KINDS = 20;

  /// Names of givers that one call tells.
  public static final int NAMED = 100;

  private final Journal journal;

  public Reactions(Journal journal) {
    this.journal = journal;
  }

  /// Who gave one emoji.
  ///
  /// @param members the first [#NAMED] of them
  public record Given(String emoji, int count, List<MemberId> members) {}

  /// Gives (`on`) or takes back an emoji; what is so already changes nothing.
  ///
  /// @throws MaruException `NOT_FOUND` for a message that one may not see or that was deleted,
  ///   `INVALID` for what is no emoji, `TOO_MANY_REACTIONS` for a further kind
  public Message react(UserId by, RoomId room, MessageId id, String text, boolean on) {
    String emoji = Emoji.require(text);
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, by);
          Message message = Rules.requireVisible(tx, room, by, id);
          if (message.deleted()) {
            throw Rules.notFound("message");
          }
          boolean changed =
              on
                  ? tx.reactions().add(room, id, member.id(), emoji, act.now())
                  : tx.reactions().remove(room, id, member.id(), emoji);
          return changed ? record(act, member, id, emoji, on) : message;
        });
  }

  /// Everybody who answered the message with an emoji.
  public List<Given> list(UserId by, RoomId room, MessageId id) {
    return journal.read(
        tx -> {
          Message message = Rules.requireVisible(tx, room, by, id);
          return message.marks().reactions().stream()
              .map(
                  each ->
                      new Given(
                          each.emoji(),
                          each.count(),
                          tx.reactions().givers(room, id, each.emoji(), NAMED)))
              .toList();
        });
  }

  /// The count is read only after the room's next place was taken: whoever else reacts waits there.
  private static Message record(
      Recorder act, Member member, MessageId id, String emoji, boolean on) {
    RoomId room = member.room();
    Stamp stamp = act.stamp(room);
    Message now = Rules.requireMessage(act.tx(), room, id);
    Marks marks = now.marks().react(emoji, on ? 1 : -1);
    if (on && marks.reactions().size() > KINDS) {
      throw new MaruException(
          MessengerError.TOO_MANY_REACTIONS, "A message bears at most " + KINDS + " emojis");
    }
    Message reacted = now.withMarks(stamp.seq(), marks);
    act.tx().messages().update(reacted);
    act.add(new RoomEvent.Reacted(room, stamp.seq(), stamp.at(), member.id(), reacted, emoji, on));
    return reacted;
  }
}
