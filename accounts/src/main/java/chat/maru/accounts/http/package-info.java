/// Endpoints of accounts.
@NullMarked
package chat.maru.accounts.http;

import org.jspecify.annotations.NullMarked;
