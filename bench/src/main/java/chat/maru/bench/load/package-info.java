/// A light closed-loop HTTP client and a mock upstream on raw sockets, so that the measured server
/// and not the load takes the cores.
@NullMarked
package chat.maru.bench.load;

import org.jspecify.annotations.NullMarked;
