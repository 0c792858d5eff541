/// Google's `generateContent` (ai.google.dev/api/generate-content).
///
/// The model and whether to stream stand in the address there. Here they are two fields of the
/// body, `model` and `stream`, which the provider takes out.
@NullMarked
package chat.maru.orchestrator.wire.gemini;

import org.jspecify.annotations.NullMarked;
