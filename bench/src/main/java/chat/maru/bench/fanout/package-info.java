/// Rooms full of people who are all connected, under a closed loop of messages.
@NullMarked
package chat.maru.bench.fanout;

import org.jspecify.annotations.NullMarked;
