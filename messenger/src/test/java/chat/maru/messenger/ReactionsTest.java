package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.messenger.reactions.Reactions;
import chat.maru.messenger.testing.House;
import chat.maru.storage.Database;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReactionsTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void each_member_gives_an_emoji_once_and_takes_it_back(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message message = house.say("지민", room, "저녁 뭐 먹지");
    react(house, "민수", message, "👍", true);
    react(house, "민수", message, "👍", true);
    react(house, "지민", message, "👍", true);
    react(house, "지민", message, "❤", true);
    assertThat(seen(house, "지민", message))
        .containsExactly(new Reaction("👍", 2, true), new Reaction("❤️", 1, true));
    assertThat(seen(house, "민수", message))
        .containsExactly(new Reaction("👍", 2, true), new Reaction("❤️", 1, false));
    assertThat(house.messenger.reactions().list(house.user("민수"), room, message.id()))
        .first()
        .satisfies(given -> assertThat(given.members()).hasSize(2).first().isNotEqualTo(null));
    react(house, "지민", message, "👍", false);
    react(house, "지민", message, "❤️", false);
    react(house, "지민", message, "❤️", false);
    assertThat(seen(house, "지민", message)).containsExactly(new Reaction("👍", 1, false));
    assertThat(house.unread("민수", room)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_emoji_is_one_picture_and_a_message_bears_a_bounded_number_of_kinds(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    Message message = house.say("지민", room, "안녕");
    for (String good : List.of("👩🏻‍⚖️", "🇰🇷", "#️⃣", "👨‍👩‍👧‍👦", "☺")) {
      react(house, "지민", message, good, true);
    }
    for (String bad : List.of("", "a", "7", "👍👍", "ok", "<b>", "👍 ", "\u0000", "가", "\ud83d")) {
      assertThatThrownBy(() -> react(house, "지민", message, bad, true))
          .as(bad)
          .isInstanceOf(MaruException.class);
    }
    for (int i = 5; i < Reactions.KINDS; i++) {
      react(house, "지민", message, Character.toString(0x1F600 + i), true);
    }
    assertThatThrownBy(() -> react(house, "지민", message, "🎉", true))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> assertThat(e.code()).isEqualTo(MessengerError.TOO_MANY_REACTIONS));
    assertThat(seen(house, "지민", message)).hasSize(Reactions.KINDS);
    react(house, "지민", message, "🇰🇷", false);
    react(house, "지민", message, "🎉", true);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void reactions_go_with_their_message_and_survive_its_edit(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message message = house.say("지민", room, "저녁 뭐 먹지");
    react(house, "민수", message, "👍", true);
    house.messenger.rooms().edit(house.user("지민"), room, message.id(), "점심 뭐 먹지");
    assertThat(seen(house, "민수", message)).containsExactly(new Reaction("👍", 1, true));
    house.messenger.rooms().delete(house.user("지민"), room, message.id());
    assertThat(seen(house, "민수", message)).isEmpty();
    assertThatThrownBy(() -> react(house, "민수", message, "👍", true))
        .isInstanceOf(MaruException.class);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void only_who_sees_a_message_reacts_to_it(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message message = house.say("지민", room, "우리끼리");
    house.user("서연");
    assertThatThrownBy(() -> react(house, "서연", message, "👍", true))
        .isInstanceOf(MaruException.class);
    house.messenger.rooms().leave(house.user("민수"), room);
    assertThatThrownBy(() -> react(house, "민수", message, "👍", true))
        .isInstanceOf(MaruException.class);
    assertThat(seen(house, "지민", message)).isEmpty();
  }

  private static void react(House house, String name, Message message, String emoji, boolean on) {
    house.messenger.reactions().react(house.user(name), message.room(), message.id(), emoji, on);
  }

  private static List<Reaction> seen(House house, String name, Message message) {
    return house
        .messenger
        .messages()
        .find(message.room(), Viewer.person(house.user(name)), message.id())
        .orElseThrow()
        .marks()
        .reactions();
  }
}
