package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The events of one answer as they come from a provider. One thread reads, any thread may close.
public interface Chunks extends AutoCloseable {
  /// The next event; empty after a well-formed end. Blocks for at most `wait`.
  ///
  /// @throws MaruException [OrchestratorError#PROVIDER_TIMEOUT] if nothing came in time, another
  ///   code if the answer broke off, was malformed or reported an error
  Optional<Chunk> next(Duration wait);

  /// See [ChatStream#failure].
  default List<Chunk> failure(MaruException error) {
    return List.of();
  }

  /// Closes the connection to the provider at once. Idempotent.
  @Override
  void close();
}
