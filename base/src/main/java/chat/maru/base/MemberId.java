package chat.maru.base;

import java.time.InstantSource;

/// One member of one room: a human, a mate or an imported person.
///
/// @param value a UUID in its canonical lower-case text form
public record MemberId(String value) implements Comparable<MemberId> {
  public MemberId {
    Ids.requireUuid("member id", value);
  }

  /// @throws MaruException `INVALID` if `text` is not a UUID; upper-case digits are accepted
  public static MemberId parse(String text) {
    return new MemberId(Ids.canonical("member id", text));
  }

  /// A fresh time-ordered id (UUIDv7).
  public static MemberId next(InstantSource clock) {
    return new MemberId(Ids.next(clock));
  }

  @Override
  public int compareTo(MemberId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
