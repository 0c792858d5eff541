package chat.maru.orchestrator.money;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers that a repeat with the same `Idempotency-Key` gets again. Blocks.
public interface AnswerStore {
  /// Claims a name for one request of a key.
  ///
  /// @param hash of the request
  /// @param staleMs claims that were made before this instant and never ended are free again
  /// @param oldestMs answers from before this instant are forgotten
  /// @return who has it already; empty if it was free
  Optional<Kept> claim(
      String key, String name, String hash, long nowMs, long staleMs, long oldestMs);

  /// Keeps the answer to a claimed request.
  void keep(String key, String name, Kept answer);

  /// Gives a claim up: the request brought no answer.
  void drop(String key, String name);

  /// @param hash of the request
  /// @param status 0 while the request is under way
  /// @param headers as JSON
  record Kept(String hash, int status, @Nullable String headers, @Nullable String body) {}
}
