/// What every wire to a model provider shares: HTTP with limits and cancellation, and event
/// streams.
@NullMarked
package chat.maru.orchestrator.provider;

import org.jspecify.annotations.NullMarked;
