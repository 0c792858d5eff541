package chat.maru.orchestrator.money;

/// What one attempt at a model may take at most.
///
/// @param model the public name of the model, for messages
/// @param priced whether anybody knows what the model costs
/// @param micros micro-USD: the whole input uncached or written to a cache, the longest answer,
///   times the number of answers
/// @param tokens tokens that count against a limit a minute
/// @param output the output tokens that `micros` reckons with, for messages
public record Estimate(String model, boolean priced, long micros, long tokens, long output) {}
