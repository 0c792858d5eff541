/// The mate's rows.
@NullMarked
package chat.maru.mate.store;

import org.jspecify.annotations.NullMarked;
