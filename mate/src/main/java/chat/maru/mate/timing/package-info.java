/// When the mate speaks without being asked: seldom, and only where a room wanted it. Pure.
@NullMarked
package chat.maru.mate.timing;

import org.jspecify.annotations.NullMarked;
