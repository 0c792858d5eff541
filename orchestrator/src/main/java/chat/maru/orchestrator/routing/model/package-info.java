/// Learns from outcomes which model will be right on a text. Pure arithmetic, the same for the same
/// seed; knows nothing of requests.
@org.jspecify.annotations.NullMarked
package chat.maru.orchestrator.routing.model;
