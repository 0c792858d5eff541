package chat.maru.base;

import java.time.InstantSource;

/// A message. The client makes it, so that a resend is the same message.
///
/// @param value a UUID in its canonical lower-case text form
public record MessageId(String value) implements Comparable<MessageId> {
  public MessageId {
    Ids.requireUuid("message id", value);
  }

  /// @throws MaruException `INVALID` if `text` is not a UUID; upper-case digits are accepted
  public static MessageId parse(String text) {
    return new MessageId(Ids.canonical("message id", text));
  }

  /// A fresh time-ordered id (UUIDv7).
  public static MessageId next(InstantSource clock) {
    return new MessageId(Ids.next(clock));
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
