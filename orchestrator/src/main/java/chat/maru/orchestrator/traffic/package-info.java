/// What the operator sees of the gateway's work: sums of receipts over time, and the search in
/// them.
@NullMarked
package chat.maru.orchestrator.traffic;

import org.jspecify.annotations.NullMarked;
