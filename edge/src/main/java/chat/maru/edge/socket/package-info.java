/// A WebSocket between its event loop and the virtual thread that serves it: two bounded queues.
@NullMarked
package chat.maru.edge.socket;

import org.jspecify.annotations.NullMarked;
