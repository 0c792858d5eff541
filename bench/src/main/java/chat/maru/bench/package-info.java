/// Measuring Maru: what every benchmark shares.
@NullMarked
package chat.maru.bench;

import org.jspecify.annotations.NullMarked;
