/// Real databases for tests.
@NullMarked
package chat.maru.storage.testing;

import org.jspecify.annotations.NullMarked;
