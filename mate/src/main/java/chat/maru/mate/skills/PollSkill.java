package chat.maru.mate.skills;

import chat.maru.base.MaruException;
import chat.maru.mate.errand.Errand;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.reading.Scene;
import chat.maru.messenger.Content;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.MessengerError;
import chat.maru.messenger.polls.NewPoll;
import chat.maru.messenger.polls.Polls;
import java.util.Objects;
import java.util.Optional;

/// Lets a room vote, and ends votes.
final class PollSkill {
  /// How far back "the poll" may be.
  private static final int RECENT = 200;

  private final Polls polls;
  private final Messages messages;

  PollSkill(Polls polls, Messages messages) {
    this.polls = polls;
    this.messages = messages;
  }

  /// Puts the poll into the room, or says what is missing.
  Done make(Errand.MakePoll wanted, Scene scene, Wording wording) {
    if (scene.alone()) {
      return new Done.Say(wording.phrase("poll.alone"));
    }
    if (wanted.options().size() < 2 || wanted.options().size() > NewPoll.MAX_OPTIONS) {
      return new Done.Say(wording.phrase("poll.how", "most", NewPoll.MAX_OPTIONS));
    }
    NewPoll poll;
    try {
      poll = poll(wanted, scene);
    } catch (MaruException e) {
      return new Done.Say(wording.phrase("poll.how", "most", NewPoll.MAX_OPTIONS));
    }
    return new Done.Make(
        (id, origin) ->
            polls.postForAsker(scene.room().id(), id, poll, scene.asker().id(), origin));
  }

  private static NewPoll poll(Errand.MakePoll wanted, Scene scene) {
    return new NewPoll(
        wanted.question(),
        wanted.options().stream()
            .map(
                option ->
                    new NewPoll.Choice(
                        option.text(),
                        option.at().map(at -> at.atZone(scene.zone()).toInstant()).orElse(null)))
            .toList(),
        wanted.multiple(),
        wanted.anonymous(),
        wanted.closes().map(at -> at.atZone(scene.zone()).toInstant()).orElse(null));
  }

  /// Ends the newest poll that is under way, or the one that the question answers.
  Done end(Scene scene, Wording wording) {
    Optional<Message> open = open(scene);
    if (open.isEmpty()) {
      return new Done.Say(wording.phrase("poll.none"));
    }
    Content.Poll poll = (Content.Poll) open.get().content();
    try {
      polls.close(scene.user(), scene.room().id(), open.get().id());
    } catch (MaruException e) {
      if (e.code() != MessengerError.AUTHOR_ONLY) {
        throw e;
      }
      return new Done.Say(wording.phrase("poll.notyours"));
    }
    return new Done.Say(wording.phrase("poll.ended", "question", Wording.plain(poll.question())));
  }

  private Optional<Message> open(Scene scene) {
    return messages.recent(scene.room().id(), scene.everyone(), RECENT).reversed().stream()
        .filter(message -> message.content() instanceof Content.Poll poll && !poll.closed())
        .filter(
            message ->
                scene.question().replyTo() == null
                    || scene.question().replyTo().equals(message.id())
                    || !isPoll(scene))
        .findFirst();
  }

  /// Whether the question answers a poll.
  private boolean isPoll(Scene scene) {
    return messages
        .find(
            scene.room().id(), scene.everyone(), Objects.requireNonNull(scene.question().replyTo()))
        .filter(message -> message.content() instanceof Content.Poll)
        .isPresent();
  }
}
