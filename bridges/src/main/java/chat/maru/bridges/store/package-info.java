/// What is remembered of imports, in SQL.
@NullMarked
package chat.maru.bridges.store;

import org.jspecify.annotations.NullMarked;
