/// The data directory: one server at a time, and the token by which commands reach it.
@NullMarked
package chat.maru.server.data;

import org.jspecify.annotations.NullMarked;
