/// What a client sees of `/v1` while vendors fail in every way that they do.
@NullMarked
package chat.maru.bench.failover;

import org.jspecify.annotations.NullMarked;
