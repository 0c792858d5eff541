/// How fast and how small the server starts.
@NullMarked
package chat.maru.bench.start;

import org.jspecify.annotations.NullMarked;
