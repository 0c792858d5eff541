/// Traces for an OpenTelemetry collector.
@NullMarked
package chat.maru.orchestrator.provider.otlp;

import org.jspecify.annotations.NullMarked;
