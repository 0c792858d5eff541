package chat.maru.storage;

import static chat.maru.storage.SqliteConnections.execute;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// SQLite's one writer: takes whatever waits, runs each work behind a savepoint, commits once, and
/// only then lets the callers go on.
///
/// A commit costs one `fsync`, so the cost is shared by all works that arrived while the commit
/// before was under way: nobody waits for company, and the busier the server, the larger the group.
/// A work that throws is undone alone. When the database itself fails (disk full, I/O error),
/// SQLite may have rolled back everything, so the whole group fails and nothing is acknowledged.
final class GroupCommit implements Runnable {
  private final Handle handle;
  private final WorkQueue queue;
  private final int most;

  GroupCommit(Handle handle, WorkQueue queue, int most) {
    this.handle = handle;
    this.queue = queue;
    this.most = most;
  }

  @Override
  public void run() {
    List<Pending<?>> group = new ArrayList<>(most);
    try (handle) {
      for (Pending<?> first = queue.take(); first != null; first = queue.take()) {
        group.add(first);
        queue.drainTo(group, most - 1);
        try {
          commit(group);
        } catch (Throwable e) {
          rollBack();
          group.forEach(each -> each.fail(e));
        } finally {
          group.forEach(Pending::publish);
          group.clear();
        }
      }
    }
  }

  private void commit(List<Pending<?>> group) {
    execute(handle, "BEGIN IMMEDIATE");
    for (Pending<?> work : group) {
      execute(handle, "SAVEPOINT work");
      try {
        work.run(handle);
      } catch (Throwable e) {
        if (Faults.isFatal(e)) {
          throw e;
        }
        execute(handle, "ROLLBACK TO work");
        work.fail(e);
      }
      execute(handle, "RELEASE work");
    }
    execute(handle, "COMMIT");
  }

  private void rollBack() {
    try {
      execute(handle, "ROLLBACK");
    } catch (SqliteConnections.SqlFailure e) {
      // SQLite has already rolled back by itself, or no transaction was open.
    }
  }
}
