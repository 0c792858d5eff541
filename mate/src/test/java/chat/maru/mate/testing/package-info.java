/// What the mate's tests stand on.
@NullMarked
package chat.maru.mate.testing;

import org.jspecify.annotations.NullMarked;
