package chat.maru.mate.errand;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Something to be done, with all that is needed for it. Times are the asker's local ones.
public sealed interface Errand {
  /// Let the room vote.
  ///
  /// @param options at least two; none if the sentence names too few
  /// @param closes when the vote ends by itself
  record MakePoll(
      String question,
      List<Option> options,
      boolean multiple,
      boolean anonymous,
      Optional<LocalDateTime> closes)
      implements Errand {
    public MakePoll {
      options = List.copyOf(options);
    }
  }

  /// One thing to choose.
  ///
  /// @param at the moment that it names, where times are voted on
  record Option(String text, Optional<LocalDateTime> at) {}

  /// Divide what was spent.
  ///
  /// @param amount in the smallest unit of the currency: won, cents
  /// @param currency ISO 4217: `KRW`, `USD`, `EUR`, `GBP`
  /// @param people between how many; 0 for everybody in the room
  record SplitBill(long amount, String currency, int people) implements Errand {}

  /// End the vote that is under way.
  record EndPoll() implements Errand {}
}
