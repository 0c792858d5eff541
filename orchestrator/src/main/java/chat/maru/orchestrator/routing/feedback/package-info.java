/// What became of decisions: their records, what people thought of the answers, and what each model
/// has shown it can. Knows no request and no words, only numbers and codes.
@org.jspecify.annotations.NullMarked
package chat.maru.orchestrator.routing.feedback;
