package chat.maru.orchestrator;

import chat.maru.orchestrator.wire.Tokens;

/// Tokens of one model call. Counts are kept between 0 and [#MOST], whatever a vendor reports, so
/// that no cost is negative or overflows.
///
/// @param input all input tokens, those read from or written to a cache included
/// @param cacheRead the part of `input` that came from the vendor's prompt cache
/// @param cacheWrite the part of `input` that was written to it for five minutes or no said time
/// @param cacheWrite1h the part of `input` that was written to it for one hour
/// @param audioInput the uncached part of `input` that is sound, where the vendor counts it apart
/// @param output all output tokens, reasoning included
/// @param reasoning the part of `output` that nobody sees
/// @param estimated whether Maru counted because the provider did not report
public record Usage(
    long input,
    long cacheRead,
    long cacheWrite,
    long cacheWrite1h,
    long audioInput,
    long output,
    long reasoning,
    boolean estimated) {
  /// More than any model reads or writes.
  static final long MOST = 100_000_000;

  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, false);

  public Usage {
    input = clamp(input);
    cacheRead = clamp(cacheRead);
    cacheWrite = clamp(cacheWrite);
    cacheWrite1h = clamp(cacheWrite1h);
    audioInput = clamp(audioInput);
    output = clamp(output);
    reasoning = clamp(reasoning);
  }

  public Usage(
      long input, long cacheRead, long cacheWrite, long output, long reasoning, boolean estimated) {
    this(input, cacheRead, cacheWrite, 0, 0, output, reasoning, estimated);
  }

  /// As a wire's codec read it.
  public static Usage of(Tokens tokens) {
    return new Usage(
        tokens.input(),
        tokens.cacheRead(),
        tokens.cacheWrite5m(),
        tokens.cacheWrite1h(),
        0,
        tokens.output(),
        tokens.reasoning(),
        false);
  }

  /// A count of Maru's own, where the provider reported none.
  public static Usage estimate(long input, long output) {
    return new Usage(input, 0, 0, output, 0, true);
  }

  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite,
        cacheWrite1h + other.cacheWrite1h,
        audioInput + other.audioInput,
        output + other.output,
        reasoning + other.reasoning,
        estimated || other.estimated);
  }

  private static long clamp(long count) {
    return Math.max(0, Math.min(MOST, count));
  }
}
