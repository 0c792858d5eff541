@NullMarked
package chat.maru.bench.privacy;

import org.jspecify.annotations.NullMarked;
