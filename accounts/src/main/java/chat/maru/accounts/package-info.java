/// Accounts, sign-ins, keys and the log of security events.
@NullMarked
package chat.maru.accounts;

import org.jspecify.annotations.NullMarked;
