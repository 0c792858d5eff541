/// What an endpoint sees of HTTP: routes, requests, replies, sockets and callers. No HTTP library.
@NullMarked
package chat.maru.edge;

import org.jspecify.annotations.NullMarked;
