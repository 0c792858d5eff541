package chat.maru.storage;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One unit of reading or writing inside a transaction that the database opened.
///
/// It must not keep the handle, start or end transactions, call the [Database] again, or wait for
/// anything but the handle: on SQLite all writes of the server run on one thread, one after the
/// other. It may run more than once (PostgreSQL asks for that after a deadlock), so it must have no
/// effect besides its SQL.
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  T run(Handle handle);
}
