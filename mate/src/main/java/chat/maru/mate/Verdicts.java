package chat.maru.mate;

import chat.maru.base.MessageId;
import chat.maru.mate.intent.Opinion;
import chat.maru.mate.reading.Scene;
import chat.maru.messenger.Content;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.routing.Feedback;
import chat.maru.orchestrator.routing.feedback.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the asker's next words tell the router of the answer before: thanks, no, the same question
/// again, or in other words. The words stay here; only the signal is kept.
final class Verdicts {
  /// Later words are about something else.
  private static final Duration RECENT = Duration.ofMinutes(10);

  private static final int LOOKED_AT = 30;

  private final Messages messages;
  private final Receipts receipts;
  private final Feedback feedback;

  Verdicts(Messages messages, Receipts receipts, Feedback feedback) {
    this.messages = messages;
    this.receipts = receipts;
    this.feedback = feedback;
  }

  /// Looks at the question of `scene` as words about the mate's last answer to its asker. Blocks.
  void hear(Scene scene) {
    List<Message> recent = messages.recent(scene.room().id(), scene.everyone(), LOOKED_AT);
    for (Message message : recent.reversed()) {
      if (message.content() instanceof Content.Answer answer
          && scene.asker().id().equals(answer.askedBy())) {
        if (message.at().isAfter(scene.question().at().minus(RECENT))
            && message.at().isBefore(scene.question().at())) {
          judge(scene, message, answer, recent);
        }
        return;
      }
    }
  }

  private void judge(Scene scene, Message message, Content.Answer answer, List<Message> recent) {
    String asked = words(message.replyTo(), recent).orElse("");
    signal(Opinion.of(scene.question().text(), asked))
        .ifPresent(
            signal ->
                receipts
                    .find(answer.receipt())
                    .ifPresent(receipt -> feedback.told(receipt, scene.user(), signal)));
  }

  private static Optional<String> words(
      @org.jspecify.annotations.Nullable MessageId id, List<Message> recent) {
    return recent.stream().filter(one -> one.id().equals(id)).map(Message::text).findFirst();
  }

  private static Optional<Signal> signal(Opinion opinion) {
    return switch (opinion) {
      case NONE -> Optional.empty();
      case THANKS -> Optional.of(Signal.THANKS);
      case NO -> Optional.of(Signal.NO);
      case AGAIN -> Optional.of(Signal.REGENERATE);
      case REWORDED -> Optional.of(Signal.EDIT);
    };
  }
}
