package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Posts and changes messages that are made by acts and not typed.
public final class Makes {
  private Makes() {}

  /// Posts `content`. The same id, author and body again give the same message.
  ///
  /// @param body names the content as it was first posted, to know a repetition again
  public static PostResult post(
      Recorder act,
      Member author,
      MessageId id,
      Content content,
      String body,
      @Nullable MessageId replyTo) {
    Posts.requireVersion7(id);
    Tx tx = act.tx();
    String hash = Texts.bodyHash(body, replyTo, List.of());
    Optional<PostResult> before = Posts.again(tx, author.room(), id, author.id(), hash);
    if (before.isPresent()) {
      return before.get();
    }
    Stamp stamp = act.stamp(author.room());
    Message message = Posts.fresh(stamp, author, id, content, replyTo, List.of());
    Posts.say(act, stamp, message, hash);
    return new PostResult(message, true);
  }

  /// Writes what becomes of a message by an act of `actor`.
  ///
  /// @param change gives the new content from the message as it is once the room's log is held, so
  ///   that acts of several people at once all count; what it throws undoes the act
  public static Message change(
      Recorder act, Message before, @Nullable MemberId actor, Function<Message, Content> change) {
    Tx tx = act.tx();
    Stamp stamp = act.stamp(before.room());
    Message message = Rules.requireMessage(tx, before.room(), before.id());
    Message changed =
        Posts.changed(
            message, stamp, change.apply(message), message.editedAt(), message.mentions());
    tx.messages().update(changed);
    int unreadBy = UnreadBy.of(tx, message.room()).count(changed);
    act.add(new RoomEvent.Acted(message.room(), stamp.seq(), stamp.at(), actor, changed, unreadBy));
    return changed;
  }

  /// The room's mate, for what it posts.
  ///
  /// @throws MaruException `MATE_ABSENT` if it is not there (any more)
  public static Member requireMate(Tx tx, chat.maru.base.RoomId room) {
    return tx.members()
        .findMate(room)
        .filter(Member::present)
        .orElseThrow(() -> new MaruException(MessengerError.MATE_ABSENT, "The mate was evicted"));
  }

  /// What was made of `source` loses its words.
  static void forget(Recorder act, Message made, MessageId source) {
    Content left =
        switch (made.content()) {
          case Content.Made it -> it.without(source);
          case Content.Notice _ -> new Content.Deleted();
          case Content.Text _, Content.Answer _, Content.Placeholder _, Content.Deleted _ ->
              made.content();
        };
    if (left instanceof Content.Deleted) {
      Posts.erase(act, made, null);
    } else if (!left.equals(made.content())) {
      change(act, made, null, _ -> left);
    }
  }
}
