/// Masks identifiers in the JSON of a request, on any wire, and puts them back into the answer.
/// Knows strings and trees only, no models and no network.
@NullMarked
package chat.maru.orchestrator.privacy.mask;

import org.jspecify.annotations.NullMarked;
