package chat.maru.messenger.testing;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Invites;
import chat.maru.messenger.Message;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.Room;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.bus.Bus;
import chat.maru.messenger.store.JdbiTransactions;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.storage.Database;
import java.util.List;
import java.util.Optional;

/// A messenger on a real database, with people who are called by their names.
public final class House {
  public final FakePeople people;
  public final SetClock clock;
  public final Messenger messenger;

  public House(Database database) {
    this(database, new FakePeople(), new SetClock(), Bus.NONE);
  }

  /// Another node over the same database, with the same people.
  public House(Database database, House other) {
    this(database, other.people, other.clock, Bus.NONE);
  }

  /// The first node of several.
  public House(Database database, Bus bus) {
    this(database, new FakePeople(), new SetClock(), bus);
  }

  /// Another node of several.
  public House(Database database, House other, Bus bus) {
    this(database, other.people, other.clock, bus);
  }

  private House(Database database, FakePeople people, SetClock clock, Bus bus) {
    this.people = people;
    this.clock = clock;
    messenger =
        Messenger.on(new JdbiTransactions(database), people, clock, _ -> bus, Runnable::run);
  }

  public UserId user(String name) {
    return people.user(name);
  }

  /// A group; the first name owns it.
  public RoomId group(String... names) {
    Room room = messenger.rooms().create(user(names[0]), "거실", true);
    for (int i = 1; i < names.length; i++) {
      join(names[i], room.id(), names[0]);
    }
    return room.id();
  }

  public void join(String name, RoomId room, String inviter) {
    String code = messenger.invites().create(user(inviter), room, Invites.DEFAULT_LIFE, 10).code();
    messenger.invites().join(user(name), code);
  }

  public Message say(String name, RoomId room, String text) {
    return messenger.rooms().post(user(name), room, new NewMessage(id(), text, null)).message();
  }

  public MessageId id() {
    return MessageId.next(clock);
  }

  /// What `name` sees in the room, oldest first.
  public List<Message> timeline(String name, RoomId room) {
    return messenger
        .messages()
        .page(room, Viewer.person(user(name)), Optional.empty(), 500)
        .messages();
  }

  public List<String> texts(String name, RoomId room) {
    return timeline(name, room).stream().map(Message::text).toList();
  }

  public long unread(String name, RoomId room) {
    return messenger.rooms().view(user(name), room).unread();
  }
}
