package chat.maru.messenger.hub;

import chat.maru.base.RoomId;
import chat.maru.messenger.Message;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.RoomPolicy;
import chat.maru.messenger.testing.House;
import java.util.List;
import java.util.Optional;

/// Further acts of the people in the sync law.
final class Acts {
  private Acts() {}

  static void reply(House house, RoomId room, String name, List<Message> timeline, int which) {
    if (!timeline.isEmpty()) {
      Message answered = timeline.get(which % timeline.size());
      house
          .messenger
          .rooms()
          .post(
              house.user(name),
              room,
              new NewMessage(house.id(), "답 " + which + " @all", answered.id(), true, null));
    }
  }

  static void pin(House house, RoomId room, String name, List<Message> timeline, int which) {
    if (which % 7 == 6) {
      RoomPolicy.Who who = which / 7 % 2 == 0 ? RoomPolicy.Who.EVERYONE : RoomPolicy.Who.OWNER;
      house.messenger.policies().change(house.user("지민"), room, Optional.of(who), Optional.empty());
    }
    List<Message> standing = timeline.stream().filter(message -> !message.deleted()).toList();
    if (!standing.isEmpty()) {
      Message message = standing.get(which % standing.size());
      house.messenger.pins().pin(house.user(name), room, message.id(), which % 3 > 0);
    }
  }
}
