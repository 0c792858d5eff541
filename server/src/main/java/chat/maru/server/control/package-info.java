/// How the commands of `./maru` speak to the server: over loopback, with the data directory's
/// token.
@NullMarked
package chat.maru.server.control;

import org.jspecify.annotations.NullMarked;
