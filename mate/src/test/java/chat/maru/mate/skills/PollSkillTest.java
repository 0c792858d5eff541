package chat.maru.mate.skills;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.mate.testing.Hall;
import chat.maru.messenger.Content;
import chat.maru.messenger.Message;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Polls asked for in words, without any model.
@Timeout(120)
class PollSkillTest {
  private final Hall hall = new Hall();

  @AfterEach
  void close() {
    hall.close();
  }

  @Test
  void a_poll_that_was_asked_for_stands_in_the_room_with_a_receipt() {
    RoomId room = hall.group("지우", "민수", "서연");
    Message asked = hall.say("민수", room, "@마루 익명 투표 만들어줘: 금요일 저녁 뭐 먹을까? 치킨, 피자, 국밥");
    Message message = poll(room, asked);
    Content.Poll poll = (Content.Poll) message.content();
    assertThat(poll.question()).isEqualTo("금요일 저녁 뭐 먹을까?");
    assertThat(poll.anonymous()).isTrue();
    assertThat(poll.by()).isEqualTo(asked.author());
    hall.messenger.polls().vote(hall.user("서연"), room, message.id(), List.of(1));
    assertThat(((Content.Poll) poll(room, asked).content()).options().get(1).votes()).isOne();
    String receipt = "/api/rooms/" + room + "/messages/" + message.id() + "/receipt";
    assertThat(hall.as("지우").get(receipt).json().requireBool("guided")).isTrue();
  }

  @Test
  void the_vote_is_ended_by_word_and_only_by_who_may() {
    RoomId room = hall.group("지우", "민수", "Sam");
    poll(room, hall.say("민수", room, "@마루 투표: 저녁? 치킨, 피자"));
    assertThat(hall.ask("Sam", room, "@maru close the poll").text()).contains("Only who made");
    assertThat(hall.ask("민수", room, "@마루 투표 마감해줘").text()).contains("끝냈어요");
    assertThat(hall.ask("민수", room, "@마루 투표 마감해줘").text()).contains("없어요");
  }

  @Test
  void what_is_missing_is_said_with_an_example() {
    RoomId room = hall.group("지우", "Sam");
    assertThat(hall.ask("지우", room, "@마루 투표 만들어줘").text()).contains("이렇게요", "치킨, 피자");
    assertThat(hall.ask("Sam", room, "@maru start a poll").text()).contains("Like this");
    RoomId alone = hall.messenger.rooms().mateRoom(hall.user("지우")).id();
    assertThat(hall.ask("지우", alone, "투표: 저녁? 치킨, 피자").text()).contains("둘만");
  }

  private Message poll(RoomId room, Message asked) {
    return Awaitility.await()
        .until(
            () ->
                hall.timeline("지우", room).stream()
                    .filter(message -> asked.id().equals(message.replyTo()))
                    .filter(message -> message.content() instanceof Content.Poll)
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }
}
