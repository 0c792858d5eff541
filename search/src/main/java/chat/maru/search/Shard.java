package chat.maru.search;

import chat.maru.base.MaruException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// The directory of one room, open or not.
///
/// Files that cannot be read are thrown away: they are a view. Then [#mark()] says 0, which tells
/// the follower to build anew. The lock is held while files of *this* room are opened or closed;
/// nobody else waits.
final class Shard {
  private final ShardFiles files;
  private final AtomicInteger opened;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable OpenShard open;
  private int leases;

  /// Writes were lost that the follower believes in. It must hear so from a write of its own
  /// (`told`) before asking for the mark makes up for it: others may ask for the mark, too.
  private boolean lost;

  private boolean told;

  /// The follower builds on what these files hold.
  private boolean followed;

  /// Close and, if `wipe`, delete the files when the last lease ends.
  private boolean doomed;

  private boolean wipe;
  private volatile long lastUsed;

  /// @param opened counts the shards of the index that are open
  Shard(Path path, AtomicInteger opened) {
    this.files = new ShardFiles(path);
    this.opened = opened;
  }

  /// Something to do with the open files.
  interface Work<T> {
    T run(OpenShard shard) throws IOException;
  }

  /// Runs a query; opens the files first if need be. A query that cannot read a file dooms all.
  <T> T read(long now, Work<T> work) {
    return use(now, work, false);
  }

  /// Runs a write. After a failure all writes fail until the follower has asked for [#mark()]: what
  /// it wrote since the last commit is gone.
  <T> T write(long now, Work<T> work) {
    return use(now, work, true);
  }

  private <T> T use(long now, Work<T> work, boolean writes) {
    OpenShard shard = lease(now, writes);
    try {
      return work.run(shard);
    } catch (IOException e) {
      doom(!writes, writes);
      throw lost(e);
    } finally {
      release();
    }
  }

  private static MaruException lost(@Nullable IOException cause) {
    String message = "The search index of a room was lost and is followed again";
    return cause == null
        ? new MaruException(SearchError.INDEX_LOST, message)
        : new MaruException(SearchError.INDEX_LOST, message, cause);
  }

  private OpenShard lease(long now, boolean writes) {
    lock.lock();
    try {
      told |= lost && writes;
      if (doomed || (lost && writes)) {
        throw lost(null);
      }
      OpenShard known = open;
      OpenShard shard = known == null ? openFiles() : known;
      if (lost && writes) { // found broken just now
        told = true;
        throw lost(null);
      }
      leases++;
      followed |= writes;
      lastUsed = now;
      return shard;
    } finally {
      lock.unlock();
    }
  }

  private OpenShard openFiles() {
    try {
      OpenShard shard;
      try {
        shard = files.open();
      } catch (LockObtainFailedException | ClosedByInterruptException e) {
        throw e;
      } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
        files.delete();
        lost = followed;
        shard = files.open();
      }
      opened(shard);
      return shard;
    } catch (LockObtainFailedException e) {
      throw new MaruException(
          SearchError.INDEX_LOCKED, "Another process holds the search index", e);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private void opened(@Nullable OpenShard shard) {
    if ((open == null) != (shard == null)) {
      opened.addAndGet(shard == null ? -1 : 1);
    }
    open = shard;
  }

  private void doom(boolean withFiles, boolean writerKnows) {
    lock.lock();
    try {
      doomed = true;
      lost = true;
      told |= writerKnows;
      wipe |= withFiles;
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    lock.lock();
    try {
      leases--;
      bury();
    } finally {
      lock.unlock();
    }
  }

  private void bury() {
    if (!doomed || leases > 0) {
      return;
    }
    try {
      OpenShard shard = open;
      if (shard != null) {
        shard.abandon();
      }
      if (wipe) {
        files.delete();
      }
    } catch (IOException e) {
      lost = true; // the files are read, and judged, again when they are opened next
    } finally {
      opened(null);
      doomed = false;
      wipe = false;
    }
  }

  /// Deletes the files, now or when the last query has ended. A follower hears so from its next
  /// write and starts anew.
  void drop() {
    doom(true, false);
    lock.lock();
    try {
      bury();
    } finally {
      lock.unlock();
    }
  }

  /// The mark of the last commit, cheap for a room that is not open; what was lost counts no more.
  OpenShard.Mark mark() {
    lock.lock();
    try {
      if (doomed) {
        throw lost(null);
      }
      if (told) {
        lost = false;
        told = false;
      }
      OpenShard shard = open;
      OpenShard.Mark mark = shard == null ? files.mark() : shard.mark();
      followed = mark.seq() > 0;
      return mark;
    } finally {
      lock.unlock();
    }
  }

  boolean isOpen() {
    return open != null;
  }

  long lastUsed() {
    return lastUsed;
  }

  /// Closes the files, keeping what was written; false when they are in use.
  boolean closeIdle() {
    lock.lock();
    try {
      if (leases > 0) {
        return false;
      }
      OpenShard shard = open;
      if (shard != null) {
        shard.close();
      }
      return true;
    } catch (IOException e) {
      lost = true;
      return true;
    } finally {
      if (leases == 0) {
        opened(null);
      }
      lock.unlock();
    }
  }
}
