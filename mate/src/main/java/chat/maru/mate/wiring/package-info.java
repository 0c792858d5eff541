/// Joins the parts of the mate.
@NullMarked
package chat.maru.mate.wiring;

import org.jspecify.annotations.NullMarked;
