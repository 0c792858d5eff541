/// Several nodes as processes, with what lies under them, in tests.
@NullMarked
package chat.maru.server.cluster;

import org.jspecify.annotations.NullMarked;
