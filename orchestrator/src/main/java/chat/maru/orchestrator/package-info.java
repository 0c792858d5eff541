/// The model gateway: which models there are, which one answers a request and why, and the receipt
/// that says so. Endpoints stand in `http`, SQL in `store`, vendor wires in `provider`.
@NullMarked
package chat.maru.orchestrator;

import org.jspecify.annotations.NullMarked;
