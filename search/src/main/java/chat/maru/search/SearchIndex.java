package chat.maru.search;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The indexes of all rooms of this node, each in a directory of its own.
///
/// [#room(RoomId)] is the only door: there is no query without a room. And a query cannot cross
/// rooms even by mistake, because the files it reads hold one room. That is why rooms do not share
/// an index with a filter: one forgotten filter would be a leak, and a shared one leaks in its
/// statistics anyway (the weight of a word would tell that others use it). The price is a few open
/// files a room, so that only the [#MOST_OPEN] rooms used last stay open; opening one takes
/// milliseconds, a hundred for a room of a million messages.
///
/// Thread-safe. One process a directory.
public final class SearchIndex implements AutoCloseable {
  /// Most rooms with open files and a memory of about 36 bytes a message.
  static final int MOST_OPEN = 64;

  private final Path directory;
  private final int mostOpen;
  private final Map<RoomId, Shard> shards = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicLong uses = new AtomicLong();

  private SearchIndex(Path directory, int mostOpen) {
    this.directory = directory;
    this.mostOpen = mostOpen;
  }

  /// Opens the indexes under `directory`, which is made if missing. Reads no room yet.
  ///
  /// @throws MaruException `UNAVAILABLE` if the directory cannot be made
  public static SearchIndex open(Path directory) {
    return open(directory, MOST_OPEN);
  }

  static SearchIndex open(Path directory, int mostOpen) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new MaruException(
          CommonError.UNAVAILABLE, "The search index directory cannot be made", e);
    }
    return new SearchIndex(directory, mostOpen);
  }

  /// The index of one room; empty if nothing was put there yet. Does not block.
  public RoomIndex room(RoomId room) {
    return new RoomIndex(this, shard(room));
  }

  /// Forgets a room for good.
  public void drop(RoomId room) {
    shard(room).drop();
  }

  private Shard shard(RoomId room) {
    return shards.computeIfAbsent(room, id -> new Shard(directory.resolve(id.value()), opened));
  }

  <T> T read(Shard shard, Shard.Work<T> work) {
    T result = shard.read(uses.incrementAndGet(), work);
    trim();
    return result;
  }

  <T> T write(Shard shard, Shard.Work<T> work) {
    T result = shard.write(uses.incrementAndGet(), work);
    trim();
    return result;
  }

  /// The number of rooms with open files.
  int openRooms() {
    return opened.get();
  }

  /// Closes the rooms that were used longest ago, keeping what was written to them.
  private void trim() {
    if (opened.get() <= mostOpen) {
      return;
    }
    List<Shard> open = shards.values().stream().filter(Shard::isOpen).toList();
    open.stream()
        .sorted(Comparator.comparingLong(Shard::lastUsed))
        .limit(Math.max(0, open.size() - mostOpen))
        .forEach(Shard::closeIdle);
  }

  /// Commits and closes every room that is not in use; rooms in use lose what was not committed.
  @Override
  public void close() {
    shards.values().forEach(Shard::closeIdle);
  }
}
