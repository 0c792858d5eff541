package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.UserId;
import java.util.Set;

/// For whose eyes messages are read. There is no reading without one.
public sealed interface Viewer {
  /// One person, as a member of the room.
  record Person(UserId user) implements Viewer {}

  /// The whole room: only what every person in it now may see.
  record Everyone() implements Viewer {}

  /// The mate, preparing words for `audience`: without the words of members who blinded it, quotes
  /// of them by others included.
  ///
  /// @param audience who will read what the mate makes of it
  /// @param asked questions put to the mate, which it may read for this one turn even if their
  ///   author has blinded it
  record Mate(Viewer audience, Set<MessageId> asked) implements Viewer {
    public Mate {
      asked = Set.copyOf(asked);
      if (audience instanceof Mate) {
        throw new IllegalArgumentException("the audience of a mate are people");
      }
    }
  }

  static Viewer person(UserId user) {
    return new Person(user);
  }

  static Viewer everyone() {
    return new Everyone();
  }

  /// A mate that answers `question` before the whole room.
  static Viewer mateForRoom(MessageId question) {
    return new Mate(everyone(), Set.of(question));
  }

  /// A mate that answers `question` to the one who asked.
  static Viewer mateFor(UserId user, MessageId question) {
    return new Mate(person(user), Set.of(question));
  }
}
