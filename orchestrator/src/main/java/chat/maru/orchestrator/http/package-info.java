/// The endpoints of the gateway: `/v1` for programs, `/api/providers` and `/api/models` for the
/// operator.
@NullMarked
package chat.maru.orchestrator.http;

import org.jspecify.annotations.NullMarked;
