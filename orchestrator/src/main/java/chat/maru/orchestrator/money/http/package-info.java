/// The endpoints of budgets, and what every request to `/v1` passes on its way to a model.
@NullMarked
package chat.maru.orchestrator.money.http;

import org.jspecify.annotations.NullMarked;
