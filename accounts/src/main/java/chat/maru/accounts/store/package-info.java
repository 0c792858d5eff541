/// SQL of accounts.
@NullMarked
package chat.maru.accounts.store;

import org.jspecify.annotations.NullMarked;
