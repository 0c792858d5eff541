/// Finds what points at a person, or opens a door, in a text: numbers, addresses, secrets, names.
/// Pure and without state; it knows nothing of models or requests.
@NullMarked
package chat.maru.orchestrator.privacy;

import org.jspecify.annotations.NullMarked;
