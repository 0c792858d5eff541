/// The HTTP server: Vert.x event loops in front, one virtual thread per request behind.
@NullMarked
package chat.maru.edge.http;

import org.jspecify.annotations.NullMarked;
