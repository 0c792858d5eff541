/// Joins the parts of the orchestrator.
@NullMarked
package chat.maru.orchestrator.wiring;

import org.jspecify.annotations.NullMarked;
