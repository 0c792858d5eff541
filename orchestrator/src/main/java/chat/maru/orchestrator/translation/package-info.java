/// Requests and answers between wires: what a client says on one is told to a provider on another,
/// and the answer comes back in the client's words.
@NullMarked
package chat.maru.orchestrator.translation;

import org.jspecify.annotations.NullMarked;
