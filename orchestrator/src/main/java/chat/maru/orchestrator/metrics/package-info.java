/// What the gateway tells Prometheus about its calls.
@NullMarked
package chat.maru.orchestrator.metrics;

import org.jspecify.annotations.NullMarked;
