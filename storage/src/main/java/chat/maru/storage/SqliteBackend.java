package chat.maru.storage;

import chat.maru.base.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQLite with one writer and a few readers, each a platform thread with a connection of its own
/// (native calls would pin virtual threads).
final class SqliteBackend implements Backend {
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final WorkQueue writes;
  private final WorkQueue reads;

  private SqliteBackend(StorageConfig config) {
    writes = new WorkQueue(config.queue(), threads);
    reads = new WorkQueue(config.queue(), threads);
  }

  static SqliteBackend open(StorageConfig config) {
    SqliteBackend backend = new SqliteBackend(config);
    List<Runnable> loops = new ArrayList<>();
    // All connections are opened here, so that a failure reaches the caller of open.
    loops.add(
        new GroupCommit(SqliteConnections.open(config, false), backend.writes, config.batch()));
    for (int i = 0; i < config.readers(); i++) {
      Handle handle = SqliteConnections.open(config, true);
      loops.add(() -> readLoop(handle, backend.reads));
    }
    for (Runnable loop : loops) {
      backend.threads.add(Threads.startPlatform("maru-sqlite", loop));
    }
    return backend;
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return reads.submit(work);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return writes.submit(work);
  }

  private static void readLoop(Handle handle, WorkQueue queue) {
    try (handle) {
      for (Pending<?> next = queue.take(); next != null; next = queue.take()) {
        try {
          // A deferred transaction: every statement of the work sees the same snapshot.
          SqliteConnections.execute(handle, "BEGIN");
          next.run(handle);
        } catch (Throwable e) {
          next.fail(e);
        } finally {
          endRead(handle);
          next.publish();
        }
      }
    }
  }

  private static void endRead(Handle handle) {
    try {
      SqliteConnections.execute(handle, "ROLLBACK");
    } catch (SqliteConnections.SqlFailure e) {
      // Nothing was open: BEGIN itself failed and the work carries that failure.
    }
  }

  @Override
  public void close() {
    writes.close();
    reads.close();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw Threads.interrupted(e);
      }
    }
  }
}
