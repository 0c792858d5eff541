package chat.maru.mate.intent;

import chat.maru.dates.Span;
import chat.maru.mate.errand.Errand;
import java.util.Optional;

/// What somebody wants from the mate.
public sealed interface Intent {
  /// What was said, by whom, when, where.
  record Recall(Question question) implements Intent {}

  /// Do something.
  record Act(Errand errand) implements Intent {}

  /// What happened while the asker was away, or in a span of time.
  record CatchUp(Optional<Span> span) implements Intent {}

  /// Today's date, the time, or the date of a day.
  ///
  /// @param day the day that is asked for; none for now
  record Today(boolean time, Optional<Span> day) implements Intent {}

  /// What the mate can do.
  record Help() implements Intent {}

  /// How to connect a model.
  record Connect() implements Intent {}

  record Greeting() implements Intent {}

  record Thanks() implements Intent {}

  /// Stop answering.
  record Stop() implements Intent {}

  /// Take back the mate's last answer.
  record Remove() implements Intent {}

  /// Somebody's call without words.
  record Called() implements Intent {}

  /// Anything else: free talk, which only a model can continue.
  record Talk() implements Intent {}
}
