/// Joins the messenger's parts.
@NullMarked
package chat.maru.messenger.wiring;

import org.jspecify.annotations.NullMarked;
