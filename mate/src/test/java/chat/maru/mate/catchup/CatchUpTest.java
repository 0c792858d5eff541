package chat.maru.mate.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.mate.guided.Reply;
import chat.maru.mate.talk.Chat;
import chat.maru.mate.talk.Language;
import chat.maru.mate.talk.Line;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatchUpTest {
  private static final Chat FAMILY =
      new Chat(
          "2026-11-23T10:00",
          """
          엄마: 이번 주 김장은 토요일에 하자
          아빠: 몇 시에 시작할까?
          엄마: 토요일 아침 9시에 시작하자. 김장 배추는 아빠가 사오고
          아빠: 배추 20포기 예약했어
          엄마: 김장 고춧가루도 필요해
          아빠: ㅇㅋ
          +240m
          동생: 나 면접 결과 나왔어!
          엄마: 어떻게 됐어?
          동생: 최종 합격! 12월 1일부터 출근이야
          아빠: 축하한다!!
          엄마: 우리 딸 장하다 ㅠㅠ 합격 축하해
          동생: 합격 턱 쏠게
          +300m
          아빠: 서연아 주말에 내려올 수 있어?
          엄마: 할머니 생신 선물은 뭘로 할까?
          """);

  @Test
  void topics_are_told_with_what_was_settled() {
    Digest digest = digest(FAMILY, "서연");
    assertThat(digest.topics()).hasSize(2);
    assertThat(digest.topics().get(0).words()).contains("김장");
    assertThat(digest.topics().get(0).key())
        .extracting(Line::text)
        .anyMatch(text -> text.contains("토요일 아침 9시"));
    assertThat(digest.topics().get(1).key())
        .extracting(Line::text)
        .anyMatch(text -> text.contains("최종 합격"));
  }

  @Test
  void what_was_asked_of_me_and_what_nobody_answered_stands_apart() {
    Digest digest = digest(FAMILY, "서연");
    assertThat(digest.toMe()).extracting(Line::text).containsExactly("서연아 주말에 내려올 수 있어?");
    assertThat(digest.open()).extracting(Line::text).containsExactly("할머니 생신 선물은 뭘로 할까?");
  }

  @Test
  void days_to_come_are_listed_once() {
    Digest digest = digest(FAMILY, "서연");
    assertThat(digest.dates())
        .extracting(dated -> dated.found().span().from().toString())
        .contains("2026-11-28T09:00", "2026-12-01T00:00");
  }

  @Test
  void every_line_cites() {
    Reply reply = new Telling(Language.KOREAN, FAMILY.now(), Chat.ZONE).tell(digest(FAMILY, "서연"));
    String text = String.join("\n", reply.parts().stream().map(p -> p.text()).toList());
    assertThat(text).contains("나에게 한 말", "아직 답이 없는 질문", "나온 날짜", "12월 1일(화)");
    assertThat(reply.citations().size()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void few_messages_are_simply_shown() {
    Chat chat =
        new Chat(
            "2026-11-23T10:00",
            """
            Mina: the printer is broken again
            Joe: ok
            Mina: I called the shop, they come on Friday at 2pm
            """);
    Reply reply = new Telling(Language.ENGLISH, chat.now(), Chat.ZONE).tell(digest(chat, "Ann"));
    String text = String.join("\n", reply.parts().stream().map(p -> p.text()).toList());
    assertThat(text)
        .contains("3 messages", "the printer is broken again", "I called the shop", "14:00")
        .doesNotContain("**Talk**");
  }

  @Test
  void the_length_follows_the_amount() {
    StringBuilder talk = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      talk.append(i % 3 == 0 ? "Mina" : "Joe").append(": message about thing").append(i / 40);
      talk.append(" number ").append(i).append('\n');
      if (i % 40 == 39) {
        talk.append("+300m\n");
      }
    }
    Digest digest = digest(new Chat("2026-11-01T10:00", talk.toString()), "Ann");
    assertThat(digest.topics()).hasSize(8);
    assertThat(digest.more()).isEqualTo(17);
  }

  @Test
  void nothing_new_is_said_so() {
    Reply reply =
        new Telling(Language.ENGLISH, FAMILY.now(), Chat.ZONE)
            .tell(CatchUp.of(List.of(), Set.of(), FAMILY.person("서연"), Chat.ZONE));
    assertThat(reply.parts().getFirst().text()).startsWith("There are no new messages.");
  }

  private static Digest digest(Chat chat, String me) {
    return CatchUp.of(chat.lines(), Set.of(), chat.person(me), Chat.ZONE);
  }
}
