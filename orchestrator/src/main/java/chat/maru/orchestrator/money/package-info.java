/// Budgets and limits: what a call may cost, who pays for it, and what is left.
///
/// Knows nothing of models or wires, so that the root package can use it.
@NullMarked
package chat.maru.orchestrator.money;

import org.jspecify.annotations.NullMarked;
