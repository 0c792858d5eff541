package chat.maru.orchestrator.wire;

/// Tokens as every vendor's usage is read: parts never overlap a second time.
///
/// @param input all input tokens, those read from or written to a cache included
/// @param cacheRead the part of `input` that came from the prompt cache
/// @param cacheWrite5m the part of `input` written to a cache of five minutes, or of no said time
/// @param cacheWrite1h the part of `input` written to a cache of one hour
/// @param output all output tokens, reasoning included
/// @param reasoning the part of `output` that nobody sees
public record Tokens(
    long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
  public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0);
}
