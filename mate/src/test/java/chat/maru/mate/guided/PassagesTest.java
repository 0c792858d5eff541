package chat.maru.mate.guided;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MessageId;
import chat.maru.mate.intent.Intent;
import chat.maru.mate.intent.Intents;
import chat.maru.mate.intent.Question;
import chat.maru.mate.intent.Setting;
import chat.maru.mate.talk.Chat;
import chat.maru.mate.talk.Language;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassagesTest {
  private static final Chat FRIENDS =
      new Chat(
          "2026-11-16T19:00",
          """
          지우: 이번 주 토요일에 다 같이 저녁 먹을까?
          민수: 좋아 ㅋㅋ
          서연: 어디서 볼까? 저녁 약속 장소 정하자
          민수: 나는 강남만 아니면 돼
          지우: 그럼 성수동 골목집 어때? 고기 맛있대
          서연: 오 좋다
          지우: 오케이 성수 골목집으로 예약했어. 토요일 7시!
          민수: ㅇㅋㅇㅋ
          +1d
          민수: 회비는 얼마씩 걷지?
          서연: 지난번에 모자랐으니까 이번엔 3만원씩 내자
          지우: 콜
          서연: 케이크는 누가 사와?
          민수: 케이크는 내가 사갈게
          +2d
          지우: 다들 감기 조심해
          서연: 우리 집 강아지가 아파서 병원 다녀왔어
          민수: 헉 괜찮아?
          서연: 응 장염이래. 약 먹으면 된대
          지우: 다행이다 ㅠㅠ
          +1d
          민수: 여행은 8월 12일부터 2박으로 제주도 가기로 한 거 맞지?
          지우: 응 맞아 제주도. 비행기는 내가 예매했어
          서연: 숙소는 애월 쪽 펜션으로 잡았어
          서연: @마루 저녁 약속 장소 어디였지?
          마루: 성수 골목집이에요
          """);
  private static final Chat TEAM =
      new Chat(
          "2026-11-16T09:00",
          """
          Mina: when is the launch?
          Joe: marketing wants it before Christmas
          Mina: ok let's go with December 10 for the launch
          Joe: sounds good
          +1d
          Ann: what's the budget for the event?
          Joe: we can spend 4,000 euros on the event
          Ann: great
          Ann: where do we hold it?
          Mina: I booked the room at Riverside Hall
          +1d
          Joe: my cat knocked over the router again
          Ann: lol
          Mina: who takes care of the slides?
          Ann: I'll do the slides
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          우리 저녁 약속 어디로 정했지?       | 성수 골목집으로 예약
          저녁 몇 시에 보기로 했어?           | 토요일 7시
          회비 얼마 내기로 했지?              | 3만원씩
          누가 케이크 사오기로 했어?          | 내가 사갈게
          누가 강아지 병원 다녀왔어?          | 병원 다녀왔어
          여행 숙소 어디로 잡았지?            | 애월 쪽 펜션
          제주도 여행 언제 가?                | 8월 12일
          """)
  void the_answering_message_is_picked_and_not_the_question(String asked, String words) {
    assertThat(best(FRIENDS, asked)).isPresent();
    assertThat(best(FRIENDS, asked).orElseThrow().best().text()).contains(words);
  }

  @Test
  void a_place_is_found_though_its_question_says_only_where() {
    Chat chat =
        new Chat(
            "2026-11-23T19:00",
            """
            지우: 우리 이번 주 토요일 저녁에 볼까?
            민수: 좋아! 어디서 볼까?
            지우: 성수 골목집 어때
            민수: ㅇㅋ 거기로 하자
            지우: 그럼 성수 골목집 7시로 예약했어
            """);
    Picked picked = best(chat, "우리 저녁 약속 어디로 정했지?").orElseThrow();
    assertThat(picked.best().text()).contains("골목집 7시로 예약했어");
    assertThat(picked.sure()).isTrue();
  }

  @Test
  void what_follows_an_answer_is_not_taken_for_it() {
    Chat chat =
        new Chat(
            "2026-11-23T19:00",
            """
            지우: 우리 집 와이파이 비번 뭐야?
            민수: maru2026 이야
            서연: 할머니 생신이 10월 2일이니까 다들 시간 비워 둬
            """);
    Picked picked = best(chat, "와이파이 비번 뭐였지?").orElseThrow();
    assertThat(picked.best().text()).contains("maru2026");
    assertThat(picked.quotes()).noneMatch(line -> line.text().contains("생신"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          when is the launch?               | December 10
          how much can we spend on the event? | 4,000 euros
          where do we hold the event?       | Riverside Hall
          who does the slides?              | I'll do the slides
          """)
  void the_same_in_english(String asked, String words) {
    assertThat(best(TEAM, asked)).isPresent();
    assertThat(best(TEAM, asked).orElseThrow().best().text()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"자동차 보험 언제 갱신하지?", "수영장 비밀번호 뭐였지?", "지우 전화번호 알려줘"})
  void what_was_never_said_is_not_found(String asked) {
    assertThat(best(FRIENDS, asked)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"what is the wifi password?", "when does the insurance expire?"})
  void what_was_never_said_is_not_found_in_english(String asked) {
    assertThat(best(TEAM, asked)).isEmpty();
  }

  @Test
  void the_words_of_the_mate_are_no_source() {
    Picked picked = best(FRIENDS, "저녁 약속 장소 어디였지?").orElseThrow();
    assertThat(picked.quotes()).noneMatch(line -> line.mate() || line.text().contains("@마루"));
  }

  @Test
  void an_answer_quotes_cites_and_dates_it() {
    Question question = question(FRIENDS, "우리 저녁 약속 어디로 정했지?");
    Picked picked = best(FRIENDS, "우리 저녁 약속 어디로 정했지?").orElseThrow();
    Reply reply = new Wording(Language.KOREAN, FRIENDS.now(), Chat.ZONE).found(question, picked);

    String text = String.join("\n", reply.parts().stream().map(p -> p.text()).toList());
    assertThat(text).contains("지우 님", "11월 16일(월)", "성수 골목집으로 예약했어", "“토요일 7시” → 11월 21일(토)");
    assertThat(reply.citations()).extracting(c -> c.message()).contains(picked.best().id());
  }

  @Test
  void the_answer_speaks_the_language_of_the_question() {
    Question question = question(TEAM, "when is the launch?");
    Reply reply =
        new Wording(Language.ENGLISH, TEAM.now(), Chat.ZONE)
            .found(question, best(TEAM, "when is the launch?").orElseThrow());
    assertThat(reply.parts().getFirst().text()).contains("Mina").contains("Nov 16");
  }

  private static Optional<Picked> best(Chat chat, String asked) {
    Question question = question(chat, asked);
    List<Evidence> found =
        chat.windows(question.terms()).stream()
            .map(w -> new Evidence(w.getFirst().id(), 0.5, w.subList(1, w.size())))
            .toList();
    return Passages.pick(question, found, MessageId.next(Clock.systemUTC()), Chat.ZONE);
  }

  private static Question question(Chat chat, String asked) {
    Setting setting =
        new Setting(
            LocalDateTime.ofInstant(chat.now(), Chat.ZONE),
            chat.people().getFirst(),
            chat.people(),
            false);
    return ((Intent.Recall) Intents.of(asked, setting)).question();
  }
}
