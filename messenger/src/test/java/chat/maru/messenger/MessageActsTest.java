package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.messenger.testing.House;
import chat.maru.messenger.testing.Quoting;
import chat.maru.storage.Database;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageActsTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_one_hides_is_gone_for_oneself_alone_on_every_way_of_reading(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message kept = house.say("지민", room, "남는 말");
    Message gone = house.say("지민", room, "@민수 숨길 말");
    assertThat(house.unread("민수", room)).isEqualTo(2);
    house.messenger.hiding().hide(house.user("민수"), room, gone.id());
    assertThat(house.texts("민수", room)).containsExactly("남는 말");
    assertThat(house.texts("지민", room)).containsExactly("남는 말", "@민수 숨길 말");
    assertThat(house.unread("민수", room)).isEqualTo(1);
    assertThat(house.messenger.rooms().view(house.user("민수"), room).mentions()).isZero();
    assertThat(house.messenger.roomEvents().list(house.user("민수"), room, 0, 100).toString())
        .doesNotContain("숨길 말");
    assertThat(house.messenger.userEvents().list(house.user("민수"), 0, 100))
        .last()
        .extracting(UserEvent::fact)
        .isEqualTo(new UserFact.MessageHidden(room, gone.id(), true));
    refused(() -> react(house, "민수", gone));
    refused(() -> reply(house, "민수", gone, "뭐라고?"));
    house.messenger.hiding().show(house.user("민수"), room, gone.id());
    assertThat(house.timeline("민수", room)).extracting(Message::id).contains(kept.id(), gone.id());
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_room_keeps_pinned_messages_at_hand_until_they_are_let_go_or_deleted(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message one = house.say("지민", room, "주소: 한남동 1");
    Message two = house.say("민수", room, "비밀번호는 없음");
    pin(house, "민수", one, true);
    pin(house, "지민", two, true);
    pin(house, "지민", two, true);
    assertThat(pinned(house, "지민", room)).containsExactly("비밀번호는 없음", "주소: 한남동 1");
    pin(house, "민수", two, false);
    house.messenger.rooms().delete(house.user("지민"), room, one.id());
    assertThat(pinned(house, "지민", room)).isEmpty();
    house
        .messenger
        .policies()
        .change(house.user("지민"), room, Optional.empty(), Optional.of(RoomPolicy.Who.OWNER));
    refused(() -> pin(house, "민수", two, true));
    pin(house, "지민", two, true);
    refused(
        () ->
            house
                .messenger
                .policies()
                .change(
                    house.user("민수"), room, Optional.of(RoomPolicy.Who.OWNER), Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void forwarding_needs_both_rooms_and_tells_whose_words_they_are(Database database) {
    House house = new House(database);
    RoomId home = house.group("지민", "민수");
    RoomId work = house.group("지민", "서연");
    RoomId other = house.group("현우");
    Message source = house.say("민수", home, "@서연 @마루 이거 어때");
    Message copy = forward(house, "지민", source, work);
    assertThat(copy.text()).isEqualTo(source.text());
    assertThat(copy.authorName()).isEqualTo("지민");
    assertThat(copy.marks().origin()).isEqualTo(new Origin("민수", MemberKind.HUMAN));
    assertThat(copy.mentions()).isEmpty();
    assertThat(Wire.message(copy, 0).toText()).doesNotContain(home.value());
    Message again = forward(house, "서연", copy, house.group("서연"));
    assertThat(again.marks().origin()).isEqualTo(new Origin("민수", MemberKind.HUMAN));
    refused(() -> forward(house, "지민", source, other));
    refused(() -> forward(house, "서연", source, work));
    house.messenger.rooms().delete(house.user("민수"), home, source.id());
    refused(() -> forward(house, "지민", source, work));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void words_of_one_who_blinded_the_mate_stay_unread_wherever_they_are_carried(Database database) {
    House house = new House(database);
    RoomId home = house.group("지민", "민수");
    RoomId work = house.group("지민", "서연");
    Message source = house.say("민수", home, "내 계좌는 한강은행");
    Message copy = forward(house, "지민", source, work);
    Message question = house.say("지민", work, "@마루 뭐였지?");
    Viewer mate = Viewer.mateForRoom(question.id());
    assertThat(house.messenger.messages().byIds(work, mate, List.of(copy.id()))).hasSize(1);
    Message answer =
        house
            .messenger
            .rooms()
            .postAnswer(work, house.id(), Quoting.answer(copy), question.id())
            .message();
    house
        .messenger
        .standings()
        .changeMine(house.user("민수"), home, Optional.empty(), Optional.of(true));
    assertThat(house.messenger.messages().byIds(work, mate, List.of(copy.id()))).isEmpty();
    assertThat(house.messenger.messages().recent(work, mate, 50))
        .extracting(Message::id)
        .doesNotContain(copy.id());
    assertThat(
            house
                .messenger
                .messages()
                .find(work, Viewer.person(house.user("서연")), answer.id())
                .orElseThrow()
                .text())
        .doesNotContain("한강은행");
    assertThat(house.texts("서연", work)).contains("내 계좌는 한강은행");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_thread_counts_its_replies_and_reading_it_clears_the_room_as_far_as_it_can(
      Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message root = house.say("민수", room, "여행 어디로 갈까");
    Message first = reply(house, "지민", root, "부산");
    Message second = reply(house, "지민", first, "아니면 강릉");
    assertThat(second.marks().thread()).isEqualTo(root.id());
    assertThat(now(house, root).marks().replies()).isEqualTo(2);
    Page thread =
        house.messenger.messages().thread(room, Viewer.person(house.user("민수")), root.id(), 50);
    assertThat(thread.messages())
        .extracting(Message::text)
        .containsExactly("여행 어디로 갈까", "부산", "아니면 강릉");
    house.messenger.rooms().markThreadRead(house.user("민수"), room, second.seq(), root.id());
    assertThat(house.unread("민수", room)).isZero();
    house.say("지민", room, "다른 이야기");
    Message third = reply(house, "지민", root, "속초");
    house.messenger.rooms().markThreadRead(house.user("민수"), room, third.seq(), root.id());
    assertThat(house.unread("민수", room)).as("what stands before it is unread").isEqualTo(2);
    house.messenger.rooms().delete(house.user("지민"), room, third.id());
    assertThat(now(house, root).marks().replies()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void naming_everybody_is_one_row_and_where_it_is_the_owners_others_name_nobody(
      Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수", "서연");
    assertThat(house.say("민수", room, "@모두 저녁 먹어요").marks().everyone()).isTrue();
    assertThat(house.messenger.rooms().view(house.user("서연"), room).mentions()).isEqualTo(1);
    house
        .messenger
        .policies()
        .change(house.user("지민"), room, Optional.of(RoomPolicy.Who.OWNER), Optional.empty());
    Message plain = house.say("민수", room, "@all 다시");
    assertThat(plain.marks().everyone()).isFalse();
    assertThat(house.messenger.rooms().view(house.user("서연"), room).mentions()).isEqualTo(1);
    house.say("지민", room, "@all 주인이 말해요");
    assertThat(house.messenger.rooms().view(house.user("서연"), room).mentions()).isEqualTo(2);
  }

  private static void refused(ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOf(MaruException.class);
  }

  private static void react(House house, String name, Message message) {
    house.messenger.reactions().react(house.user(name), message.room(), message.id(), "👍", true);
  }

  private static Message reply(House house, String name, Message to, String text) {
    return house
        .messenger
        .rooms()
        .post(house.user(name), to.room(), new NewMessage(house.id(), text, to.id()))
        .message();
  }

  private static void pin(House house, String name, Message message, boolean on) {
    house.messenger.pins().pin(house.user(name), message.room(), message.id(), on);
  }

  private static List<String> pinned(House house, String name, RoomId room) {
    return house.messenger.pins().list(house.user(name), room).stream().map(Message::text).toList();
  }

  private static Message forward(House house, String name, Message source, RoomId to) {
    return house
        .messenger
        .forwards()
        .forward(house.user(name), source.room(), source.id(), to, house.id())
        .message();
  }

  private static Message now(House house, Message message) {
    return house
        .messenger
        .messages()
        .find(message.room(), Viewer.everyone(), message.id())
        .orElseThrow();
  }
}
