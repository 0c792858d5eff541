package chat.maru.orchestrator.own;

import java.time.Duration;

/// How the embedded engine is run.
///
/// @param threads that compute; 0 = one fewer than cores
/// @param context tokens of prompt and answer at most; 0 = by the machine's memory
/// @param start until the model has to be ready
/// @param idle without a call, after which the memory is given back
/// @param pause after a crash until the next start; doubles with each further one, up to a minute
public record EngineConfig(
    int threads, int context, Duration start, Duration idle, Duration pause) {
  public static final EngineConfig DEFAULT =
      new EngineConfig(0, 0, Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofSeconds(1));
}
