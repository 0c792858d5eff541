/// What can be told of a text without a model: its structure, its words, and the room of meanings
/// that words which stand together span. Knows nothing of models or requests.
@org.jspecify.annotations.NullMarked
package chat.maru.orchestrator.routing.features;
