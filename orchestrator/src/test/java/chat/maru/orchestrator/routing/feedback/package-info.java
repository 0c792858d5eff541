@org.jspecify.annotations.NullMarked
package chat.maru.orchestrator.routing.feedback;
