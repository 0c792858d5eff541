/// How well and how fast a room's words are found again.
@NullMarked
package chat.maru.bench.recall;

import org.jspecify.annotations.NullMarked;
