package chat.maru.mate;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import chat.maru.mate.testing.Hall;
import chat.maru.messenger.Card;
import chat.maru.messenger.Content;
import chat.maru.messenger.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The mate without any model.
@Timeout(120)
class GuidedMateTest {
  private final Hall hall = new Hall();

  @AfterEach
  void close() {
    hall.close();
  }

  @Test
  void a_question_is_answered_from_the_room_with_its_source() {
    RoomId room = hall.group("지우", "민수", "서연");
    dinner(room);
    Message answer = hall.ask("서연", room, "@마루 우리 저녁 약속 어디로 정했지?");
    Content.Answer content = (Content.Answer) answer.content();
    assertThat(answer.text()).contains("성수 골목집으로 예약했어", "지우 님");
    assertThat(content.complete()).isTrue();
    assertThat(content.locale()).isEqualTo("ko");
    String booked =
        hall.timeline("민수", room).stream()
            .filter(m -> m.text().contains("예약했어"))
            .findFirst()
            .orElseThrow()
            .id()
            .value();
    assertThat(content.citations()).extracting(c -> c.message().value()).contains(booked);
  }

  @Test
  void the_receipt_says_that_no_model_was_asked() {
    RoomId room = hall.group("지우", "민수", "서연");
    dinner(room);
    Message answer = hall.ask("서연", room, "@마루 회비 얼마였지?");
    JsonObject receipt =
        hall.as("민수").get("/api/rooms/" + room + "/messages/" + answer.id() + "/receipt").json();
    assertThat(receipt.requireBool("guided")).isTrue();
    assertThat(receipt.requireBool("own")).isTrue();
    assertThat(receipt.requireLong("costMicros")).isZero();
    assertThat(receipt.requireObject("left").requireString("kind")).isEqualTo("none");
    assertThat(receipt.requireArray("reasons").toText()).contains("연결된 모델이 없어요");
    assertThat(
            hall.as("모르는사람")
                .get("/api/rooms/" + room + "/messages/" + answer.id() + "/receipt")
                .status())
        .isEqualTo(404);
  }

  @Test
  void what_nobody_said_is_not_found() {
    RoomId room = hall.group("지우", "민수", "서연");
    dinner(room);
    Message answer = hall.ask("서연", room, "@마루 자동차 보험 갱신일이 언제였지?");
    assertThat(answer.text()).contains("못 찾았어요");
    assertThat(((Content.Answer) answer.content()).citations()).isEmpty();
    assertThat(hall.ask("서연", room, "@Maru what was the wifi password?").text())
        .contains("couldn't find");
  }

  @Test
  void a_catch_up_is_seen_by_the_asker_alone() {
    RoomId room = hall.group("지우", "민수", "서연");
    dinner(room);
    int before = hall.timeline("지우", room).size();
    Card card = hall.askForCard("서연", room, "@마루 내가 없는 동안 무슨 일 있었어?");
    assertThat(card.kind()).isEqualTo("catchup");
    String text = java.util.Objects.requireNonNull(card.answer()).text();
    assertThat(text).contains("나에게만 보여요", "성수 골목집으로 예약했어");
    assertThat(java.util.Objects.requireNonNull(card.answer()).citations()).isNotEmpty();
    hall.settle();
    assertThat(hall.timeline("지우", room)).hasSize(before + 1);
    assertThat(hall.messenger.cards().list(hall.user("지우"), room)).isEmpty();
  }

  @Test
  void reading_before_asking_does_not_empty_the_catch_up() {
    RoomId room = hall.group("지우", "민수", "서연");
    dinner(room);
    Message last = hall.timeline("서연", room).getLast();
    hall.messenger.rooms().markRead(hall.user("서연"), room, last.seq());
    Card card = hall.askForCard("서연", room, "@마루 내가 없는 동안 무슨 일 있었어?");
    assertThat(java.util.Objects.requireNonNull(card.answer()).text()).contains("성수 골목집");
  }

  @Test
  void it_is_silent_unless_it_is_asked_and_never_answers_itself() {
    RoomId room = hall.group("지우", "민수");
    hall.talk(room, "지우: 저녁 어디서 먹지?\n민수: 마루에 앉아서 먹자");
    Message answer = hall.ask("지우", room, "@마루 안녕");
    hall.settle();
    assertThat(hall.answers("지우", room)).containsExactly(answer);
  }

  @Test
  void a_reply_to_the_mate_asks_it() {
    RoomId room = hall.group("지우", "민수");
    hall.talk(room, "민수: 회비는 3만원이야");
    Message answer = hall.ask("지우", room, "@마루 안녕");
    Message more = hall.reply("지우", room, "회비 얼마야?", answer.id());
    assertThat(hall.answerTo("지우", room, more).text()).contains("3만원");
  }

  @Test
  void an_evicted_mate_says_nothing() {
    RoomId room = hall.group("지우", "민수");
    hall.as("민수");
    evict("민수", room);
    hall.say("지우", room, "@마루 안녕");
    hall.settle();
    assertThat(hall.answers("지우", room)).isEmpty();
  }

  @Test
  void questions_of_one_room_are_answered_in_order() {
    RoomId room = hall.group("지우", "민수");
    hall.talk(room, "민수: 회비는 3만원이야\n민수: 장소는 강남역 2번 출구야");
    for (int i = 0; i < 10; i++) {
      hall.say("지우", room, i % 2 == 0 ? "@마루 회비 얼마야?" : "@마루 장소 어디야?");
    }
    hall.settle();
    List<Message> answers = hall.answers("지우", room);
    assertThat(answers).hasSize(10);
    assertThat(answers.stream().map(m -> m.text().contains("3만원")).toList())
        .containsExactly(true, false, true, false, true, false, true, false, true, false);
  }

  @Test
  void alone_it_talks_kindly_without_a_model() {
    RoomId room = hall.messenger.rooms().mateRoom(hall.user("서연")).id();
    assertThat(hall.ask("서연", room, "안녕!").text()).contains("서연 님, 안녕하세요");
    assertThat(hall.ask("서연", room, "뭐 할 수 있어?").text()).contains("내 설정 → 이 마루 돌보기");
    assertThat(hall.ask("서연", room, "나 오늘 너무 피곤해").text()).contains("그랬군요", "연결된 모델이 없어서");
    assertThat(hall.ask("서연", room, "내일은 쉬어야지").text())
        .isEqualTo("잘 들었어요. 나중에 물어보시면 이 말을 찾아 드릴게요.");
    hall.say("서연", room, "엄마 생신은 3월 2일이야");
    hall.settle();
    assertThat(hall.ask("서연", room, "엄마 생신이 언제였지?").text()).contains("3월 2일");
  }

  @Test
  void what_a_blind_member_said_is_not_told() {
    RoomId room = hall.group("지우", "민수", "서연");
    dinner(room);
    hall.messenger
        .standings()
        .changeMine(hall.user("지우"), room, java.util.Optional.empty(), java.util.Optional.of(true));
    Message answer = hall.ask("서연", room, "@마루 우리 저녁 약속 어디로 정했지?");
    assertThat(answer.text()).doesNotContain("골목집으로 예약");
    Card card = hall.askForCard("서연", room, "@마루 내가 없는 동안 무슨 일 있었어?");
    assertThat(java.util.Objects.requireNonNull(card.answer()).text()).doesNotContain("골목집으로 예약");
  }

  @Test
  void words_of_another_room_never_come_up() {
    RoomId secret = hall.group("지우", "서연");
    hall.talk(secret, "지우: 깜짝 생일 파티는 한강 선착장에서 하기로 했어");
    RoomId room = hall.group("지우", "서연", "민수");
    hall.talk(room, "민수: 내 생일 파티 안 해도 돼");
    Message answer = hall.ask("서연", room, "@마루 깜짝 생일 파티 어디서 하기로 했지?");
    assertThat(answer.text()).doesNotContain("한강");
    assertThat(hall.ask("서연", secret, "@마루 깜짝 생일 파티 어디서 하기로 했지?").text()).contains("한강 선착장");
  }

  private void evict(String name, RoomId room) {
    hall.messenger
        .standings()
        .change(
            hall.user(name),
            room,
            java.util.Optional.of(false),
            java.util.Optional.empty(),
            java.util.Optional.empty());
  }

  private void dinner(RoomId room) {
    hall.talk(
        room,
        """
        지우: 이번 주 토요일에 다 같이 저녁 먹을까?
        민수: 좋아 ㅋㅋ
        민수: 어디서 볼까? 저녁 약속 장소 정하자
        지우: 성수동 골목집 어때? 고기 맛있대
        민수: 오 좋다
        지우: 오케이 성수 골목집으로 예약했어. 토요일 7시!
        민수: ㅇㅋㅇㅋ
        민수: 회비는 3만원씩 걷자
        지우: 콜
        """);
  }
}
