package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.testing.House;
import chat.maru.messenger.testing.Quoting;
import chat.maru.storage.Database;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotesTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_quote_changes_and_goes_with_its_message(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message source = house.say("민수", room, "저녁은 한남동 국수집");
    Message question = house.say("지민", room, "@마루 저녁 어디지?");
    Message answer = answer(house, room, source, question);
    Card card = card(house, room, source);
    house.messenger.rooms().edit(house.user("민수"), room, source.id(), "저녁은 이태원 만두집");
    assertThat(text(house, room, answer.id())).contains("만두집").doesNotContain("국수집");
    house.messenger.rooms().delete(house.user("민수"), room, source.id());
    assertThat(text(house, room, answer.id())).doesNotContain("만두집");
    assertThat(house.messenger.cards().list(house.user("지민"), room))
        .singleElement()
        .satisfies(
            now -> {
              assertThat(now.id()).isEqualTo(card.id());
              assertThat(now.toString()).doesNotContain("만두집").doesNotContain("국수집");
            });
    assertThat(house.messenger.userEvents().list(house.user("지민"), 0, 100).toString())
        .doesNotContain("국수집")
        .doesNotContain("만두집");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void blinding_takes_ones_words_out_of_answers_and_from_the_mates_eyes(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message source = house.say("민수", room, "내 비밀 계좌는 한강은행에 있어");
    Message repeated = house.say("지민", room, "민수가 그러는데 비밀 계좌는 한강은행에 있대");
    Message other = house.say("지민", room, "나는 산이 좋아");
    Message question = house.say("지민", room, "@마루 뭐라고 했지?");
    Message answer = answer(house, room, source, question);
    house
        .messenger
        .standings()
        .changeMine(house.user("민수"), room, Optional.empty(), Optional.of(true));
    assertThat(text(house, room, answer.id())).doesNotContain("한강은행");
    Viewer mate = Viewer.mateForRoom(question.id());
    Messages messages = house.messenger.messages();
    assertThat(messages.recent(room, mate, 50).stream().map(Message::id))
        .contains(other.id(), question.id())
        .doesNotContain(source.id(), repeated.id());
    assertThat(messages.byIds(room, mate, List.of(source.id(), repeated.id()))).isEmpty();
    assertThat(messages.scan(room, mate, 0, 50).stream().map(Message::id))
        .doesNotContain(source.id(), repeated.id());
    assertThat(messages.visibility(room, mate).blindAuthors()).containsExactly(source.author());
    assertThat(house.texts("지민", room)).contains(source.text());
    Message own = house.say("민수", room, "@마루 내 질문 하나만");
    assertThat(messages.byIds(room, Viewer.mateForRoom(own.id()), List.of(own.id())))
        .containsExactly(own);
    assertThat(messages.byIds(room, mate, List.of(own.id()))).isEmpty();
    Content.Answer late = Quoting.answer(source);
    PostResult posted = house.messenger.rooms().postAnswer(room, house.id(), late, question.id());
    assertThat(posted.message().text()).doesNotContain("한강은행");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_evicted_mate_is_silent_at_once_and_only_the_owner_brings_it_back(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "민수");
    Message question = house.say("민수", room, "@마루 있니?");
    Standings standings = house.messenger.standings();
    standings.change(
        house.user("민수"), room, Optional.of(false), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> answer(house, room, question, question))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(MessengerError.MATE_ABSENT));
    assertThatThrownBy(
            () ->
                standings.change(
                    house.user("민수"), room, Optional.of(true), Optional.empty(), Optional.empty()))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(MessengerError.OWNER_ONLY));
    standings.change(house.user("지민"), room, Optional.of(true), Optional.empty(), Optional.empty());
    assertThat(answer(house, room, question, question).authorKind()).isEqualTo(MemberKind.MATE);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_answer_that_is_repeated_after_a_crash_speaks_once(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    Message question = house.say("지민", room, "@마루 안녕");
    MessageId id = house.id();
    Rooms rooms = house.messenger.rooms();
    PostResult first = rooms.postAnswer(room, id, Quoting.answer(question), question.id());
    PostResult again = rooms.postAnswer(room, id, Quoting.answer(question), question.id());
    assertThat(first.fresh()).isTrue();
    assertThat(again.fresh()).isFalse();
    assertThat(again.message()).isEqualTo(first.message());
  }

  private static Message answer(House house, RoomId room, Message source, Message question) {
    return house
        .messenger
        .rooms()
        .postAnswer(room, house.id(), Quoting.answer(source), question.id())
        .message();
  }

  private static Card card(House house, RoomId room, Message source) {
    Card card =
        new Card(
            house.id().value(),
            room,
            "catchup",
            source.at(),
            Quoting.answer(source),
            null,
            JsonObject.EMPTY,
            "receipt-2",
            null);
    house.messenger.cards().put(house.user("지민"), card);
    return card;
  }

  private static String text(House house, RoomId room, MessageId id) {
    return house
        .messenger
        .messages()
        .find(room, Viewer.person(house.user("지민")), id)
        .orElseThrow()
        .text();
  }
}
