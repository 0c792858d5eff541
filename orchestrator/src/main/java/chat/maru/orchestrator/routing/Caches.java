package chat.maru.orchestrator.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which model read which conversation last, and how much of it: vendors keep that for some minutes
/// and charge a tenth for it, so that changing the model costs the whole prompt again. Bounded;
/// thread-safe.
final class Caches {
  private static final int MOST = 10_000;

  /// What vendors keep a prompt for without being asked (Anthropic, OpenAI: about five minutes).
  private static final Duration KEPT = Duration.ofMinutes(5);

  /// Shorter prompts are not kept (OpenAI and most of Anthropic's: 1,024 tokens).
  private static final long LEAST = 1_024;

  private final Map<Long, Read> latest =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Read> eldest) {
          return size() > MOST;
        }
      };

  private record Read(String model, long tokens, Instant at) {}

  synchronized void read(long conversation, String model, long tokens, Instant at) {
    latest.put(conversation, new Read(model, tokens, at));
  }

  /// Tokens of a prompt of `tokens` that `model` has at hand.
  synchronized long atHand(long conversation, String model, long tokens, Instant now) {
    @Nullable Read read = latest.get(conversation);
    if (read == null
        || !read.model().equals(model)
        || read.tokens() < LEAST
        || now.isAfter(read.at().plus(KEPT))) {
      return 0;
    }
    return Math.min(read.tokens(), tokens);
  }
}
