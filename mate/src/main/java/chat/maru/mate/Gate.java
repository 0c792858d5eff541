package chat.maru.mate;

import chat.maru.accounts.User;
import chat.maru.accounts.Users;
import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.talk.Language;
import chat.maru.mate.talk.Summons;
import chat.maru.messenger.Ask;
import chat.maru.messenger.Member;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.Room;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Viewer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// Decides whether a question is answered: asked = yes, unless the mate is not in the room (any
/// more), the asker has left, the question is gone or a mate has asked it. Everything is read from
/// the database each time, so that a standing holds from the moment it was changed.
final class Gate {
  private final Rooms rooms;
  private final Messages messages;
  private final Users users;
  private final Clock clock;

  Gate(Rooms rooms, Messages messages, Users users, Clock clock) {
    this.rooms = rooms;
    this.messages = messages;
    this.users = users;
    this.clock = clock;
  }

  /// The question with what is around it; empty if it must not be answered.
  Optional<Scene> admit(Ask ask) {
    Optional<Room> room = room(ask.user(), ask);
    Optional<User> user = users.find(ask.user());
    Optional<Message> question =
        room.isEmpty()
            ? Optional.empty()
            : messages.find(ask.room(), Viewer.mateForRoom(ask.message()), ask.message());
    if (room.isEmpty() || user.isEmpty() || question.isEmpty() || !asks(question.get())) {
      return Optional.empty();
    }
    Member asker = rooms.requireMember(ask.user(), ask.room());
    return Optional.of(
        new Scene(
            room.get(),
            asker,
            ask.user(),
            question.get(),
            rooms.members(ask.room()),
            zone(user.get()),
            Language.of(
                Summons.without(question.get().text()), Language.ofLocale(user.get().locale())),
            clock.instant(),
            ask.lineSeq()));
  }

  /// Whether the mate may still answer in this scene.
  boolean stillOpen(Scene scene) {
    try {
      return rooms.require(scene.user(), scene.room().id()).mate().present()
          && messages
              .find(scene.room().id(), scene.everyone(), scene.question().id())
              .filter(this::asks)
              .isPresent();
    } catch (MaruException e) {
      return gone(e);
    }
  }

  private Optional<Room> room(chat.maru.base.UserId user, Ask ask) {
    try {
      return Optional.of(rooms.require(user, ask.room())).filter(room -> room.mate().present());
    } catch (MaruException e) {
      gone(e);
      return Optional.empty();
    }
  }

  /// A mate never answers a mate.
  private boolean asks(Message message) {
    return message.authorKind() != MemberKind.MATE && !message.deleted();
  }

  private static boolean gone(MaruException e) {
    if (e.code() != CommonError.NOT_FOUND) {
      throw e;
    }
    return false;
  }

  private static ZoneId zone(User user) {
    try {
      return ZoneId.of(user.timeZone());
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }
}
