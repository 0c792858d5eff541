/// How often the mate would interrupt, and how often it would be of use, on talk whose replies are
/// known.
@NullMarked
package chat.maru.bench.timing;

import org.jspecify.annotations.NullMarked;
