/// How several nodes share budgets and limits: each leases blocks from the database and reserves
/// inside them.
@NullMarked
package chat.maru.orchestrator.money.lease;

import org.jspecify.annotations.NullMarked;
