package chat.maru.orchestrator;

import chat.maru.orchestrator.wire.Tokens;

/// Tokens of one model call.
///
/// @param input all input tokens, those read from or written to a cache included
/// @param cacheRead the part of `input` that came from the vendor's prompt cache
/// @param cacheWrite the part of `input` that was written to it
/// @param output all output tokens, reasoning included
/// @param reasoning the part of `output` that nobody sees
/// @param estimated whether Maru counted because the provider did not report
public record Usage(
    long input, long cacheRead, long cacheWrite, long output, long reasoning, boolean estimated) {
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, false);

  /// A count of Maru's own, where the provider reported none.
  public static Usage estimate(long input, long output) {
    return new Usage(input, 0, 0, output, 0, true);
  }

  /// What a vendor reported.
  public static Usage of(Tokens tokens) {
    return new Usage(
        tokens.input(),
        tokens.cacheRead(),
        tokens.cacheWrite5m() + tokens.cacheWrite1h(),
        tokens.output(),
        tokens.reasoning(),
        false);
  }

  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite,
        output + other.output,
        reasoning + other.reasoning,
        estimated || other.estimated);
  }
}
