package chat.maru.orchestrator.routing;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.routing.feedback.Abilities;
import chat.maru.orchestrator.routing.feedback.Decision;
import chat.maru.orchestrator.routing.feedback.Decisions;
import chat.maru.orchestrator.routing.feedback.Outcome;
import chat.maru.orchestrator.routing.feedback.Signal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Learns from what readers and tools tell of an answer. Thread-safe; blocks.
public final class Feedback {
  /// The latest outcomes that a server begins with.
  private static final int REMEMBERED = 20_000;

  private final Decisions decisions;
  private final Abilities abilities;
  private final InstantSource clock;

  public Feedback(Decisions decisions, Abilities abilities, InstantSource clock) {
    this.decisions = decisions;
    this.abilities = abilities;
    this.clock = clock;
  }

  /// Learns again what was learned before the server was started.
  public void remember() {
    decisions.outcomes(REMEMBERED).forEach(abilities::learn);
  }

  /// How far forecasts lay from what was told, each made before its outcome was learned.
  ///
  /// @param outcomes how many there were
  /// @param brierClass the mean squared error of what was thought of the models' classes
  /// @param brierLearned the same of what had been learned by then
  public record Trained(int outcomes, double brierClass, double brierLearned) {}

  /// Learns everything again from the outcomes in the database, and tells what learning is worth.
  public Trained train() {
    List<Outcome> outcomes = decisions.outcomes(REMEMBERED);
    Abilities fresh = new Abilities();
    double byClass = 0;
    double learned = 0;
    for (Outcome outcome : outcomes) {
      double happened = outcome.signal().outcome();
      double before = new Abilities().of(outcome, outcome.at()).chance(outcome.ease());
      double then = fresh.of(outcome, outcome.at()).chance(outcome.ease());
      byClass += (before - happened) * (before - happened) / outcomes.size();
      learned += (then - happened) * (then - happened) / outcomes.size();
      fresh.learn(outcome);
    }
    abilities.become(fresh);
    return new Trained(outcomes.size(), byClass, learned);
  }

  private Optional<Decision> behind(Receipt receipt) {
    RoomId room = receipt.origin().room();
    String turn = receipt.origin().turn();
    return decisions
        .find(receipt.id())
        .or(
            () ->
                room == null || turn == null
                    ? Optional.empty()
                    : decisions.findOfTurn(room, turn, receipt.id()));
  }

  /// Takes what somebody told of the answer of `receipt`. Of an answer that no learned choice led
  /// to, there is nothing to learn; told twice counts once.
  ///
  /// @return whether something was learned
  public boolean told(Receipt receipt, UserId user, Signal signal) {
    Optional<Decision> decision = behind(receipt);
    if (decision.isEmpty() || receipt.model() == null) {
      return false;
    }
    String model = receipt.model().name();
    Optional<Decision.Option> option = decision.get().option(model);
    if (option.isEmpty()) {
      return false;
    }
    boolean planned = decision.get().taken().model().equals(model);
    Outcome outcome =
        new Outcome(
            receipt.id(),
            user.value(),
            clock.instant(),
            signal,
            model,
            decision.get().kind(),
            option.get().start(),
            decision.get().ease(),
            planned ? decision.get().propensity() : 1);
    boolean fresh = decisions.append(outcome);
    if (fresh) {
      abilities.learn(outcome);
    }
    return fresh;
  }
}
