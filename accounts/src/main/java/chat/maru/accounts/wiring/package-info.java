/// Joins the parts of accounts.
@NullMarked
package chat.maru.accounts.wiring;

import org.jspecify.annotations.NullMarked;
