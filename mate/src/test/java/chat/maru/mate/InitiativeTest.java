package chat.maru.mate;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import chat.maru.mate.testing.Hall;
import chat.maru.mate.testing.HandClock;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Message;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The mate's unasked words, from the question to the dial.
class InitiativeTest {
  private static final String QUESTION = "동호회 회비 얼마였지?";

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T03:00:00Z"));
  private final Hall hall = new Hall(Databases.fresh(Engine.SQLITE), clock);
  private final RoomId room = hall.group("김민수", "박서연", "이지훈");

  @AfterEach
  void close() {
    hall.close();
  }

  private void optIn() {
    hall.messenger
        .standings()
        .change(
            hall.user("김민수"),
            room,
            Optional.empty(),
            Optional.of(MateStanding.Speaks.SOMETIMES),
            Optional.empty());
  }

  private void told() {
    hall.say("김민수", room, "동호회 회비는 3만원으로 정했어요");
    pass(Duration.ofHours(2));
  }

  /// Time passes, and the mate looks.
  private void pass(Duration time) {
    clock.advance(time);
    hall.initiative().look();
  }

  private Message ask(String name, String text) {
    int before = hall.initiative().waiting();
    Message question = hall.say(name, room, text);
    Awaitility.await().until(() -> hall.initiative().waiting() > before);
    return question;
  }

  private long said() {
    return hall.answers("이지훈", room).size();
  }

  @Test
  void an_open_question_is_answered_after_a_while_with_its_source_and_why() {
    optIn();
    told();
    Message question = ask("박서연", QUESTION);
    pass(Duration.ofMinutes(5));
    assertThat(said()).isZero();
    pass(Duration.ofMinutes(6));
    Message answer = hall.answerTo("이지훈", room, question);
    assertThat(answer.text()).contains("3만원").contains("왜 지금?");
    JsonObject timing = hall.as("이지훈").get("/api/rooms/" + room + "/mate/timing").json();
    assertThat(timing.requireArray("unasked").objects().toList().getFirst())
        .satisfies(one -> assertThat(one.requireString("message")).isEqualTo(answer.id().value()))
        .satisfies(one -> assertThat(one.requireLong("waitedSeconds")).isGreaterThanOrEqualTo(600));
  }

  @Test
  void a_room_that_did_not_opt_in_hears_nothing() {
    told();
    ask("박서연", QUESTION);
    pass(Duration.ofMinutes(11));
    pass(Duration.ofMinutes(11));
    assertThat(said()).isZero();
  }

  @Test
  void a_persons_answer_comes_first() {
    optIn();
    told();
    ask("박서연", QUESTION);
    clock.advance(Duration.ofMinutes(1));
    hall.say("이지훈", room, "3만원");
    pass(Duration.ofMinutes(11));
    assertThat(said()).isZero();
  }

  @Test
  void what_the_room_does_not_know_is_not_answered() {
    optIn();
    told();
    ask("박서연", "지난 소풍 장소가 어디였지?");
    pass(Duration.ofMinutes(11));
    assertThat(said()).isZero();
  }

  @Test
  void whoever_keeps_their_words_from_the_mate_is_not_answered() {
    optIn();
    told();
    hall.messenger
        .standings()
        .changeMine(hall.user("박서연"), room, Optional.empty(), Optional.of(true));
    ask("박서연", QUESTION);
    pass(Duration.ofMinutes(11));
    assertThat(said()).isZero();
  }

  @Test
  void after_one_message_that_nobody_noticed_it_is_silent_until_somebody_does() {
    optIn();
    told();
    Message first = ask("박서연", QUESTION);
    pass(Duration.ofMinutes(11));
    Message answer = hall.answerTo("이지훈", room, first);
    pass(Duration.ofHours(1));
    ask("이지훈", QUESTION);
    pass(Duration.ofMinutes(11));
    assertThat(said()).isEqualTo(1);
    feedback(answer, "helpful", 204);
    ask("박서연", QUESTION);
    pass(Duration.ofMinutes(11));
    assertThat(said()).isEqualTo(2);
  }

  @Test
  void too_much_makes_the_mate_of_this_room_wait_longer() {
    optIn();
    told();
    Message question = ask("박서연", QUESTION);
    pass(Duration.ofMinutes(11));
    Message answer = hall.answerTo("이지훈", room, question);
    long before = patience();
    feedback(answer, "too_much", 204);
    feedback(answer, "too_much", 204);
    assertThat(patience()).isEqualTo(Math.round(before * 1.5));
    feedback(answer, "boring", 400);
    feedback(question, "helpful", 404);
  }

  @Test
  void only_an_owner_turns_the_dial() {
    JsonObject louder = JsonObject.builder().put("level", 5).build();
    String path = "/api/rooms/" + room + "/mate/timing";
    assertThat(hall.as("박서연").put(path, louder).status()).isEqualTo(403);
    assertThat(hall.as("김민수").put(path, louder).json().requireLong("level")).isEqualTo(5);
    JsonObject wrong = JsonObject.builder().put("level", 6).build();
    assertThat(hall.as("김민수").put(path, wrong).status()).isEqualTo(400);
  }

  private long patience() {
    return hall.as("이지훈")
        .get("/api/rooms/" + room + "/mate/timing")
        .json()
        .requireLong("patienceSeconds");
  }

  private void feedback(Message answer, String kind, int status) {
    assertThat(
            hall.as("이지훈")
                .post(
                    "/api/rooms/" + room + "/mate/unasked/" + answer.id().value(),
                    JsonObject.builder().put("kind", kind).build())
                .status())
        .isEqualTo(status);
  }
}
