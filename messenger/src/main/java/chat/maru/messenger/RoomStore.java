package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of rooms.
public interface RoomStore {
  void insert(Room room, @Nullable String pair);

  Optional<Room> find(RoomId room);

  Optional<Room> findByPair(RoomKind kind, String pair);

  /// The rooms that `user` is in now.
  List<Room> ofUser(UserId user);

  /// Where `user` is now.
  List<Seat> seats(UserId user);

  /// Where the logs of `rooms` stand.
  Map<RoomId, Long> lastSeqs(Collection<RoomId> rooms);

  /// All rooms with the Seq of their newest events.
  Map<RoomId, Long> allLastSeqs();

  /// Takes the next Seq.
  Stamp advance(RoomId room, Instant now);

  void addPeople(RoomId room, int change);

  void rename(RoomId room, String name);

  void setMate(RoomId room, MateStanding mate);

  void setPolicy(RoomId room, RoomPolicy policy);

  /// The epoch of this deployment's logs.
  String epoch();

  /// Sets the epoch if there is none.
  void initEpoch(String epoch);
}
