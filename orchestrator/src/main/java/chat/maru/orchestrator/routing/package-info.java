/// The learned choice of a model for a request: a forecast of who is right, weighed against what it
/// costs here and now.
@org.jspecify.annotations.NullMarked
package chat.maru.orchestrator.routing;
