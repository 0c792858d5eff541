package chat.maru.search;

import chat.maru.base.RoomId;
import java.nio.file.Path;

/// The indexes of all rooms of this node, each in a directory of its own.
///
/// [#room(RoomId)] is the only door: there is no query without a room.
public final class SearchIndex implements AutoCloseable {
  private SearchIndex() {}

  /// Opens the indexes under `directory`, which is made if missing.
  public static SearchIndex open(Path directory) {
    return new SearchIndex();
  }

  /// The index of one room; empty if nothing was put there yet.
  public RoomIndex room(RoomId room) {
    return new RoomIndex();
  }

  /// Forgets a room for good.
  public void drop(RoomId room) {}

  /// Commits and closes every room.
  @Override
  public void close() {}
}
