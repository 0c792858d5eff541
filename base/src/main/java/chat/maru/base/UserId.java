package chat.maru.base;

import java.time.InstantSource;

/// An account.
///
/// @param value a UUID in its canonical lower-case text form
public record UserId(String value) implements Comparable<UserId> {
  public UserId {
    Ids.requireUuid("user id", value);
  }

  /// @throws MaruException `INVALID` if `text` is not a UUID; upper-case digits are accepted
  public static UserId parse(String text) {
    return new UserId(Ids.canonical("user id", text));
  }

  /// A fresh time-ordered id (UUIDv7).
  public static UserId next(InstantSource clock) {
    return new UserId(Ids.next(clock));
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
