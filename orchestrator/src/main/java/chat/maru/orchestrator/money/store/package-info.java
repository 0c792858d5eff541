/// The SQL of budgets, leases and kept answers.
@NullMarked
package chat.maru.orchestrator.money.store;

import org.jspecify.annotations.NullMarked;
