/// Where the process starts.
@NullMarked
package chat.maru.server;

import org.jspecify.annotations.NullMarked;
