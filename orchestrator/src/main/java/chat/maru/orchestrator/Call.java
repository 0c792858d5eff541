package chat.maru.orchestrator;

import chat.maru.base.Deadline;

/// One attempt at one model, as a provider gets it.
///
/// @param request the request in the words of a wire that the provider speaks; `body` and `raw`
///   still carry the model's public name
/// @param model the model to ask
/// @param limits the limits of this attempt
/// @param deadline when nobody waits any more
/// @param reportUsage whether a streamed answer must report its usage although the client did not
///   ask for that
public record Call(
    ChatRequest request, Model model, Limits limits, Deadline deadline, boolean reportUsage) {}
