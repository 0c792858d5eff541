/// The messenger's SQL.
@NullMarked
package chat.maru.messenger.store;

import org.jspecify.annotations.NullMarked;
