package chat.maru.orchestrator.routing.feedback;

import chat.maru.orchestrator.routing.model.Ability;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What each model has shown it can, in all and on each kind of request. Thread-safe, never blocks.
///
/// A model begins at the level of its class. Each outcome moves its level, and what it is better or
/// worse by on that kind of request. With time both grow uncertain again, so that what was seen
/// lately counts most: after [#HALF] without news a level is as uncertain as after half as many
/// outcomes.
public final class Abilities {
  private static final double CLASS_VARIANCE = 0.6;
  private static final double KIND_VARIANCE = 0.25;
  private static final Duration HALF = Duration.ofDays(60);

  /// Models and kinds that are remembered; further ones are not learned.
  private static final int MOST = 20_000;

  private final Map<String, Shown> shown = new ConcurrentHashMap<>();

  private record Shown(Ability ability, Instant at) {
    Ability now(Instant now, double widest) {
      double halves =
          Math.max(0, (double) Duration.between(at, now).toSeconds() / HALF.toSeconds());
      double variance = Math.min(widest, ability.variance() * Math.pow(2, halves));
      return new Ability(ability.level(), variance);
    }
  }

  /// What `model` is thought to be able to do with requests of `kind`.
  ///
  /// @param start the level of its class, in logits
  public Ability of(String model, String kind, double start, Instant now) {
    Ability whole = find(model, start, CLASS_VARIANCE, now);
    Ability here = find(key(model, kind), 0, KIND_VARIANCE, now);
    return new Ability(whole.level() + here.level(), whole.variance() + here.variance());
  }

  /// The same for the model and kind of an outcome.
  public Ability of(Outcome outcome, Instant now) {
    return of(outcome.model(), outcome.kind(), outcome.start(), now);
  }

  /// Takes over what another has learned, in the place of its own.
  public void become(Abilities other) {
    shown.keySet().retainAll(other.shown.keySet());
    shown.putAll(other.shown);
  }

  /// Learns from one more outcome.
  public void learn(Outcome outcome) {
    if (shown.size() >= MOST && !shown.containsKey(outcome.model())) {
      return;
    }
    Instant at = outcome.at();
    double value = outcome.signal().outcome();
    Ability whole = find(outcome.model(), outcome.start(), CLASS_VARIANCE, at);
    String key = key(outcome.model(), outcome.kind());
    Ability here = find(key, 0, KIND_VARIANCE, at);
    double weight = outcome.weight();
    Ability moved = whole.after(outcome.ease() + here.level(), value, weight);
    Ability movedHere = here.after(outcome.ease() + whole.level(), value, weight);
    shown.put(outcome.model(), new Shown(moved, at));
    shown.put(key, new Shown(movedHere, at));
  }

  private Ability find(String key, double start, double widest, Instant now) {
    Shown known = shown.get(key);
    return known == null ? new Ability(start, widest) : known.now(now, widest);
  }

  private static String key(String model, String kind) {
    return model + "\n" + kind;
  }
}
