package chat.maru.base;

import java.time.InstantSource;

/// A conversation.
///
/// @param value a UUID in its canonical lower-case text form
public record RoomId(String value) implements Comparable<RoomId> {
  public RoomId {
    Ids.requireUuid("room id", value);
  }

  /// @throws MaruException `INVALID` if `text` is not a UUID; upper-case digits are accepted
  public static RoomId parse(String text) {
    return new RoomId(Ids.canonical("room id", text));
  }

  /// A fresh time-ordered id (UUIDv7).
  public static RoomId next(InstantSource clock) {
    return new RoomId(Ids.next(clock));
  }

  @Override
  public int compareTo(RoomId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
