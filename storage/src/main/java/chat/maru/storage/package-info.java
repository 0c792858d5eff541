/// Where everything lasting is kept: SQLite by default, PostgreSQL for several nodes, one API and
/// one schema for both.
@NullMarked
package chat.maru.storage;

import org.jspecify.annotations.NullMarked;
