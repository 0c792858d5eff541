/// Hours of mixed load in minutes, to see what grows.
@NullMarked
package chat.maru.bench.soak;

import org.jspecify.annotations.NullMarked;
