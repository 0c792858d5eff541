/// A real server and client for API tests.
@NullMarked
package chat.maru.edge.testing;

import org.jspecify.annotations.NullMarked;
