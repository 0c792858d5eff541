/// What a turn may read: one room, with the rights of those who will read the answer.
@NullMarked
package chat.maru.mate.reading;

import org.jspecify.annotations.NullMarked;
