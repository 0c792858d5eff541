package chat.maru.messenger.polls;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Content;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Makes;
import chat.maru.messenger.Member;
import chat.maru.messenger.Message;
import chat.maru.messenger.MessengerError;
import chat.maru.messenger.PostResult;
import chat.maru.messenger.Recorder;
import chat.maru.messenger.Rules;
import chat.maru.messenger.Tx;
import chat.maru.messenger.VoteStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Polls of a room: making them, voting, ending them.
///
/// Every call blocks until what it did is on disk. Votes may be changed and withdrawn until the
/// poll ends. The message holds sums, and names unless the poll is anonymous; an anonymous vote's
/// event names nobody either.
public final class Polls {
  /// How many deadlines one call of [#closeDue] looks after.
  private static final int AT_ONCE = 100;

  private final Journal journal;

  public Polls(Journal journal) {
    this.journal = journal;
  }

  /// Posts a poll as `by`. The same id and body again give the same message.
  public PostResult post(UserId by, RoomId room, MessageId id, NewPoll poll) {
    return journal.write(
        act -> {
          Member author = Rules.requireMember(act.tx(), room, by);
          return post(act, author, id, content(poll, author.id(), null), poll, null);
        });
  }

  /// Posts a poll as the room's mate, for the member who asked for it in `origin`'s source. It goes
  /// when its source goes.
  ///
  /// @throws MaruException `MATE_ABSENT` if the mate is not present (any more)
  public PostResult postForAsker(
      RoomId room, MessageId id, NewPoll poll, MemberId asker, Content.Origin origin) {
    return journal.write(
        act -> {
          Member mate = Makes.requireMate(act.tx(), room);
          Content.Poll content = content(poll, asker, origin);
          PostResult result = post(act, mate, id, content, poll, origin.source());
          if (result.fresh()) {
            act.tx().messages().addQuote(room, origin.source(), id);
          }
          return result;
        });
  }

  private static PostResult post(
      Recorder act,
      Member author,
      MessageId id,
      Content.Poll content,
      NewPoll poll,
      @Nullable MessageId replyTo) {
    PostResult result = Makes.post(act, author, id, content, poll.toString(), replyTo);
    if (result.fresh()) {
      poll.requireOpenAt(act.now());
      Instant end = poll.closesAt();
      if (end != null) {
        act.tx().votes().putDeadline(author.room(), id, end);
      }
    }
    return result;
  }

  private static Content.Poll content(NewPoll poll, MemberId by, Content.@Nullable Origin origin) {
    return new Content.Poll(
        poll.question(),
        poll.options().stream()
            .map(option -> new Content.Option(option.text(), option.at(), 0, List.of()))
            .toList(),
        poll.multiple(),
        poll.anonymous(),
        poll.closesAt(),
        false,
        0,
        by,
        origin);
  }

  /// What `by` has chosen: numbers of options from 0.
  public List<Integer> choices(UserId by, RoomId room, MessageId id) {
    return journal.read(
        tx -> {
          Member member = Rules.requireMember(tx, room, by);
          poll(Rules.requireVisible(tx, room, by, id));
          return tx.votes().choices(room, id, member.id());
        });
  }

  /// Chooses the options with these numbers from 0, in place of what was chosen before; none takes
  /// the vote back.
  ///
  /// @throws MaruException `POLL_CLOSED`, `INVALID` for options that are not there or too many
  public Message vote(UserId by, RoomId room, MessageId id, List<Integer> choices) {
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, by);
          Message message = Rules.requireVisible(tx, room, by, id);
          Content.Poll poll = requireOpen(message, act.now());
          List<Integer> chosen = sound(poll, choices);
          if (chosen.equals(tx.votes().choices(room, id, member.id()))) {
            return message;
          }
          return Makes.change(
              act,
              message,
              poll.anonymous() ? null : member.id(),
              now -> {
                Content.Poll still = requireOpen(now, act.now());
                tx.votes().choose(room, id, member.id(), chosen, act.now());
                return counted(still, tx.votes().list(room, id));
              });
        });
  }

  private static Content.Poll requireOpen(Message message, Instant now) {
    Content.Poll poll = poll(message);
    Instant end = poll.closesAt();
    if (poll.closed() || (end != null && !end.isAfter(now))) {
      throw new MaruException(MessengerError.POLL_CLOSED, "This poll has ended");
    }
    return poll;
  }

  private static List<Integer> sound(Content.Poll poll, List<Integer> choices) {
    List<Integer> chosen = List.copyOf(new TreeSet<>(choices));
    if (chosen.stream().anyMatch(one -> one < 0 || one >= poll.options().size())) {
      throw MaruException.invalid(
          "choices", choices.toString(), "numbers below " + poll.options().size());
    }
    if (chosen.size() > 1 && !poll.multiple()) {
      throw MaruException.invalid("choices", choices.toString(), "one option");
    }
    return chosen;
  }

  private static Content.Poll counted(Content.Poll poll, List<VoteStore.Vote> votes) {
    List<Content.Option> options = new ArrayList<>();
    for (int i = 0; i < poll.options().size(); i++) {
      int n = i;
      List<MemberId> who =
          votes.stream().filter(vote -> vote.choice() == n).map(VoteStore.Vote::member).toList();
      Content.Option option = poll.options().get(i);
      options.add(
          new Content.Option(
              option.text(), option.at(), who.size(), poll.anonymous() ? List.of() : who));
    }
    return poll.counted(
        options, (int) votes.stream().map(VoteStore.Vote::member).distinct().count());
  }

  /// Ends a poll and posts what came of it. Who wanted it may, and an owner of the room.
  public Message close(UserId by, RoomId room, MessageId id) {
    return journal.write(
        act -> {
          Member member = Rules.requireMember(act.tx(), room, by);
          Message message = Rules.requireVisible(act.tx(), room, by, id);
          Content.Poll poll = poll(message);
          if (!poll.by().equals(member.id()) && !member.owner()) {
            throw new MaruException(
                MessengerError.AUTHOR_ONLY, "Only who made the poll or an owner may end it");
          }
          return poll.closed() ? message : close(act, message, member.id());
        });
  }

  /// Ends the polls whose time has come, also those that came while nobody ran this. Another node
  /// may do the same: each ends once.
  ///
  /// @return how many ended
  public int closeDue() {
    List<VoteStore.Due> due = journal.read(tx -> tx.votes().due(journal.now(), AT_ONCE));
    due.forEach(
        one ->
            journal.write(
                act -> {
                  act.tx().votes().removeDeadline(one.room(), one.message());
                  open(act.tx(), one).ifPresent(message -> close(act, message, null));
                  return null;
                }));
    return due.size();
  }

  private static Optional<Message> open(Tx tx, VoteStore.Due due) {
    return tx.messages()
        .find(due.room(), due.message())
        .filter(message -> message.content() instanceof Content.Poll poll && !poll.closed());
  }

  private static Message close(Recorder act, Message message, @Nullable MemberId actor) {
    Tx tx = act.tx();
    tx.votes().removeDeadline(message.room(), message.id());
    Message closed = Makes.change(act, message, actor, now -> poll(now).ended());
    Member author = Rules.requireMember(tx, message.room(), message.author());
    MessageId id = MessageId.next(act::now);
    Makes.post(act, author, id, result(message.id(), poll(closed)), "result", message.id());
    tx.messages().addQuote(message.room(), message.id(), id);
    return closed;
  }

  /// What came of a poll, for the room to read.
  private static Content.Notice result(MessageId message, Content.Poll poll) {
    List<Content.Option> winners = poll.winners();
    return new Content.Notice(
        winners.isEmpty() ? "poll_closed_empty" : winners.size() == 1 ? "poll_closed" : "poll_tied",
        "",
        JsonObject.builder()
            .put("poll", message.value())
            .put("question", poll.question())
            .put("winner", String.join(", ", winners.stream().map(Content.Option::text).toList()))
            .put(
                "winners", JsonArray.ofStrings(winners.stream().map(Content.Option::text).toList()))
            .put("votes", winners.isEmpty() ? 0 : winners.getFirst().votes())
            .put("voters", poll.voters())
            .build());
  }

  private static Content.Poll poll(Message message) {
    if (message.content() instanceof Content.Poll poll) {
      return poll;
    }
    throw Rules.notFound("poll");
  }
}
