/// Endpoints of the server itself.
@NullMarked
package chat.maru.server.http;

import org.jspecify.annotations.NullMarked;
