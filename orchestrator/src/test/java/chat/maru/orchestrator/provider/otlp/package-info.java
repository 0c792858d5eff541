@org.jspecify.annotations.NullMarked
package chat.maru.orchestrator.provider.otlp;
