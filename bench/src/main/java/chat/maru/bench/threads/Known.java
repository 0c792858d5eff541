package chat.maru.bench.threads;

import chat.maru.mate.threads.Forest;
import chat.maru.mate.threads.Odds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model may know of a channel before it learns from it or is judged on it: never anything
/// that was learnt from the same channel.
final class Known {
  /// Rarer words tell nothing.
  private static final int LEAST = 6;

  private final Odds all;
  private final Map<String, Odds> own = new HashMap<>();
  private final Map<String, Forest> guesses = new HashMap<>();
  private @Nullable Forest other;

  Known(List<Channel> train) {
    Odds counted = Odds.none();
    for (Channel channel : train) {
      Odds odds = Odds.none();
      odds.count(channel.talk(), Channel.ANNOTATED, channel.gold());
      own.put(channel.name(), odds);
      counted.count(channel.talk(), Channel.ANNOTATED, channel.gold());
    }
    all = counted.common(LEAST);
  }

  Odds all() {
    return all;
  }

  Odds odds(Channel channel) {
    return all.without(own.getOrDefault(channel.name(), Odds.none()));
  }

  /// Lets `forest` guess first at these channels.
  void guess(List<Channel> channels, Forest forest) {
    channels.forEach(channel -> guesses.put(channel.name(), forest));
  }

  /// Lets `forest` guess first at all others.
  void guessOthers(Forest forest) {
    other = forest;
  }

  boolean guesses() {
    return other != null;
  }

  @Nullable Forest guess(Channel channel) {
    Forest mine = guesses.get(channel.name());
    return mine == null ? other : mine;
  }
}
