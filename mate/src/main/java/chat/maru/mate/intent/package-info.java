/// What somebody wants from the mate, found by rules. Pure.
@NullMarked
package chat.maru.mate.intent;

import org.jspecify.annotations.NullMarked;
