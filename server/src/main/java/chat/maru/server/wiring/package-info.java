/// Joins the modules into one running server.
@NullMarked
package chat.maru.server.wiring;

import org.jspecify.annotations.NullMarked;
