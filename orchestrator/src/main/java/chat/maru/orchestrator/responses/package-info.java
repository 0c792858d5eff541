/// Responses that are kept, so that a later request can go on from one (`previous_response_id`) or
/// name one of its items.
@NullMarked
package chat.maru.orchestrator.responses;

import org.jspecify.annotations.NullMarked;
