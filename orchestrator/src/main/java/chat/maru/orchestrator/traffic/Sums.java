package chat.maru.orchestrator.traffic;

/// What calls took together.
///
/// @param failed those of `calls` that brought no whole answer; one that its caller gave up is none
/// @param inputTokens cached ones included
public record Sums(
    long calls,
    long failed,
    long inputTokens,
    long cachedTokens,
    long outputTokens,
    long costMicros) {
  public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

  public Sums plus(Sums other) {
    return new Sums(
        calls + other.calls,
        failed + other.failed,
        inputTokens + other.inputTokens,
        cachedTokens + other.cachedTokens,
        outputTokens + other.outputTokens,
        costMicros + other.costMicros);
  }
}
