package chat.maru.messenger;

import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Saying, correcting and taking back.
final class Posts {
  private final Journal journal;

  Posts(Journal journal) {
    this.journal = journal;
  }

  PostResult post(UserId by, RoomId room, NewMessage post) {
    requireVersion7(post.id());
    Texts.requireWords(post.text(), post.files().isEmpty());
    String hash = Texts.bodyHash(post.text(), post.replyTo(), post.files());
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member author = Rules.requireMember(tx, room, by);
          Optional<PostResult> before = again(tx, room, post.id(), author.id(), hash);
          if (before.isPresent()) {
            return before.get();
          }
          requireReplied(tx, room, by, post.replyTo());
          Message source = post.forwarded();
          Mentions.Found named =
              source == null ? named(tx, author, post.text()) : Mentions.Found.NONE;
          Content content = said(act, room, by, post);
          Stamp stamp = act.stamp(room);
          Message message =
              fresh(stamp, author, post.id(), content, post.replyTo(), named.members())
                  .withMarks(
                      stamp.seq(),
                      Marks.said(
                          Threads.of(tx, room, post.replyTo(), true),
                          source == null ? null : origin(source),
                          named.all(),
                          post.silent()));
          say(act, stamp, message, hash);
          addMentions(tx, message, named);
          if (source == null) {
            ask(act, stamp, message);
          } else {
            tx.acts().forwarded(room, message.id(), source);
          }
          return new PostResult(message, true);
        });
  }

  /// The words with the author's uploads, or with files of their own if they are carried here from
  /// another message.
  private Content said(Recorder act, RoomId room, UserId by, NewMessage post) {
    if (post.forwarded() == null) {
      return new Content.Text(
          post.text(), Attachments.take(act.tx(), room, by, post.id(), post.files()));
    }
    List<Attachment> files =
        Attachments.copy(
            act, post.forwarded(), room, by, post.id(), () -> Ids.next(journal.clock()));
    return files.isEmpty() || !(post.forwarded().content() instanceof Content.Text carried)
        ? new Content.Text(post.text())
        : new Content.Text(carried.words(), files);
  }

  PostResult postAnswer(
      RoomId room, MessageId id, Content.Answer answer, @Nullable MessageId replyTo) {
    requireVersion7(id);
    String hash = Texts.bodyHash(answer.turn(), replyTo, List.of());
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member mate = Makes.requireMate(tx, room);
          Optional<PostResult> before = again(tx, room, id, mate.id(), hash);
          if (before.isPresent()) {
            return before.get();
          }
          Content.Answer sound = Quotes.sound(tx, room, answer);
          Stamp stamp = act.stamp(room);
          Message message =
              fresh(stamp, mate, id, sound, replyTo, List.of())
                  .withMarks(
                      stamp.seq(),
                      Marks.said(Threads.of(tx, room, replyTo, false), null, false, false));
          say(act, stamp, message, hash);
          Quotes.of(sound).forEach(cited -> tx.messages().addQuote(room, cited, id));
          return new PostResult(message, true);
        });
  }

  Message edit(UserId by, RoomId room, MessageId id, String text) {
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member author = Rules.requireMember(tx, room, by);
          Message message = Rules.requireVisible(tx, room, by, id);
          if (!by.equals(message.authorUser())
              || !message.live()
              || !(message.content() instanceof Content.Text before)) {
            throw new MaruException(
                MessengerError.AUTHOR_ONLY, "Only one's own words can be changed");
          }
          Texts.requireWords(text, before.files().isEmpty());
          if (before.words().equals(text)) {
            return message;
          }
          Mentions.Found named =
              message.marks().origin() == null ? named(tx, author, text) : Mentions.Found.NONE;
          Stamp stamp = act.stamp(room);
          Message edited =
              changed(message, stamp, before.withWords(text), stamp.at(), named.members())
                  .withMarks(stamp.seq(), message.marks().naming(named.all()));
          tx.messages().update(edited);
          tx.messages().removeMentions(room, id);
          addMentions(tx, edited, named);
          int unreadBy = UnreadBy.of(tx, room).count(edited);
          act.add(
              new RoomEvent.Edited(
                  room, stamp.seq(), stamp.at(), message.author(), edited, unreadBy));
          Quotes.renew(act, room, id, edited.text());
          return edited;
        });
  }

  Message delete(UserId by, RoomId room, MessageId id) {
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member actor = Rules.requireMember(tx, room, by);
          Message message = Rules.requireVisible(tx, room, by, id);
          if (!by.equals(message.authorUser()) && !actor.owner() && !wanted(message, actor)) {
            throw new MaruException(
                MessengerError.AUTHOR_ONLY, "Only one's own words can be deleted");
          }
          if (message.deleted()) {
            return message;
          }
          return erase(act, message, actor.id());
        });
  }

  /// Takes the words of a message away, and everywhere where they are repeated.
  static Message erase(Recorder act, Message message, @Nullable MemberId actor) {
    Tx tx = act.tx();
    RoomId room = message.room();
    Stamp stamp = act.stamp(room);
    Message deleted =
        changed(message, stamp, new Content.Deleted(), message.editedAt(), List.of())
            .withMarks(stamp.seq(), message.marks().ofDeleted());
    tx.messages().update(deleted);
    tx.reactions().clear(room, message.id());
    tx.files().removeOf(room, message.id());
    tx.acts().unpin(room, message.id());
    Threads.uncount(tx, deleted, stamp);
    tx.messages().removeMentions(room, message.id());
    tx.asks().remove(room, message.id());
    tx.votes().clear(room, message.id());
    act.add(new RoomEvent.Deleted(room, stamp.seq(), stamp.at(), actor, deleted));
    Quotes.renew(act, room, message.id(), "");
    return deleted;
  }

  /// Whether the mate made it because `member` wanted it.
  private static boolean wanted(Message message, Member member) {
    return message.content() instanceof Content.Made made && made.by().equals(member.id());
  }

  static Message fresh(
      Stamp stamp,
      Member author,
      MessageId id,
      Content content,
      @Nullable MessageId replyTo,
      List<MemberId> mentions) {
    return new Message(
        id,
        author.room(),
        author.id(),
        author.displayName(),
        author.kind(),
        author.user(),
        stamp.seq(),
        0,
        stamp.seq(),
        stamp.at(),
        content,
        replyTo,
        null,
        mentions,
        null);
  }

  static void say(Recorder act, Stamp stamp, Message message, String hash) {
    act.tx().messages().insert(message, hash);
    Threads.count(act.tx(), message, stamp);
    int others = message.authorKind() == MemberKind.HUMAN ? stamp.people() - 1 : stamp.people();
    act.add(
        new RoomEvent.Posted(
            message.room(), stamp.seq(), stamp.at(), message.author(), message, others));
  }

  /// The message that was posted with this id before, if one was.
  static Optional<PostResult> again(
      Tx tx, RoomId room, MessageId id, MemberId author, String hash) {
    return tx.messages()
        .findPosting(room, id)
        .map(
            before -> {
              if (!before.author().equals(author) || !before.bodyHash().equals(hash)) {
                throw new MaruException(
                    MessengerError.ID_TAKEN, "This id belongs to another message");
              }
              return new PostResult(Rules.requireMessage(tx, room, id), false);
            });
  }

  /// A question to the mate is written down with the message that asks it.
  private static void ask(Recorder act, Stamp stamp, Message message) {
    Tx tx = act.tx();
    UserId user = message.authorUser();
    boolean maybe =
        stamp.kind() == RoomKind.MATE || !message.mentions().isEmpty() || message.replyTo() != null;
    if (user == null || !stamp.matePresent() || !maybe) {
      return;
    }
    Optional<Member> mate = tx.members().findMate(message.room()).filter(Member::present);
    boolean asked =
        mate.isPresent()
            && (stamp.kind() == RoomKind.MATE
                || message.mentions().contains(mate.get().id())
                || repliesTo(tx, message, mate.get()));
    if (asked) {
      long line =
          tx.members().unreadLine(message.room(), message.author(), act.now(), ReadMarks.VISIT);
      tx.asks()
          .insert(
              new Ask(message.room(), message.id(), message.seq(), message.author(), user, line, 0),
              act.now());
    }
  }

  private static boolean repliesTo(Tx tx, Message message, Member mate) {
    MessageId answered = message.replyTo();
    return answered != null
        && tx.messages()
            .find(message.room(), answered)
            .filter(earlier -> earlier.author().equals(mate.id()))
            .isPresent();
  }

  /// Whom the text names. `@all` names nobody where its author may not use it.
  private static Mentions.Found named(Tx tx, Member author, String text) {
    if (text.indexOf('@') < 0) {
      return Mentions.Found.NONE;
    }
    RoomId room = author.room();
    Mentions.Found found = Mentions.in(text, tx.members().list(room));
    boolean may = !found.all() || Rules.requireRoom(tx, room).policy().mentionAll().admits(author);
    return may ? found : new Mentions.Found(found.members(), false);
  }

  /// Of words that were forwarded before, the first author is told.
  private static Origin origin(Message source) {
    Origin before = source.marks().origin();
    return before == null ? new Origin(source.authorName(), source.authorKind()) : before;
  }

  private static void addMentions(Tx tx, Message message, Mentions.Found named) {
    for (MemberId member : named.members()) {
      if (!member.equals(message.author())) {
        tx.messages().addMention(message.room(), member.value(), message.seq(), message.id());
      }
    }
    if (named.all()) {
      tx.messages().addMention(message.room(), Mentions.ALL, message.seq(), message.id());
    }
  }

  private static void requireReplied(Tx tx, RoomId room, UserId by, @Nullable MessageId replyTo) {
    if (replyTo != null
        && tx.messages()
            .byIds(Visibility.of(tx, room, Viewer.person(by)), List.of(replyTo))
            .isEmpty()) {
      throw MaruException.invalid("replyTo", replyTo.value(), "a message of this room");
    }
  }

  static Message changed(
      Message message,
      Stamp stamp,
      Content content,
      @Nullable Instant editedAt,
      List<MemberId> mentions) {
    return new Message(
        message.id(),
        message.room(),
        message.author(),
        message.authorName(),
        message.authorKind(),
        message.authorUser(),
        message.seq(),
        message.sub(),
        stamp.seq(),
        message.at(),
        content,
        message.replyTo(),
        editedAt,
        mentions,
        message.importId(),
        message.marks());
  }

  static void requireVersion7(MessageId id) {
    if (!Ids.isVersion7(id.value())) {
      throw MaruException.invalid("id", id.value(), "a UUID of version 7");
    }
  }
}
