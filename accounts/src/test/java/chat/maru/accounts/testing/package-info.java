/// Accounts on a real database and server for tests.
@NullMarked
package chat.maru.accounts.testing;

import org.jspecify.annotations.NullMarked;
