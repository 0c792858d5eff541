package chat.maru.mate.intent;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MemberId;
import chat.maru.mate.talk.Person;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentsTest {
  private static final Person ASKER = person("이서연");
  private static final Person MINSU = person("김민수");
  private static final Person JANE = person("Jane Doe");
  private static final Setting ROOM =
      new Setting(
          LocalDateTime.parse("2026-11-24T15:30"), ASKER, List.of(ASKER, MINSU, JANE), false);
  private static final Setting ALONE =
      new Setting(ROOM.now(), ROOM.asker(), List.of(ROOM.asker()), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@마루 내가 없는 동안 무슨 일 있었어?",
        "@마루 무슨 일 있었어?",
        "@마루야 나 없던 사이에 뭔 얘기 했어?",
        "@마루 밀린 톡 정리해줘",
        "@마루 대화 요약해줘",
        "@마루 오늘 무슨 얘기 했어?",
        "@Maru what did I miss?",
        "@maru catch me up",
        "@Maru, what happened while I was away?",
        "@Maru what happened yesterday?",
        "@Maru recap please",
        "@Maru summarize the chat",
        "@마루 못 본 사이 별일 없었어?",
        "@마루 요약 좀"
      })
  void what_did_i_miss_is_a_catch_up(String text) {
    assertThat(Intents.of(text, ROOM)).isInstanceOf(Intent.CatchUp.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @마루 우리 저녁 약속 어디로 정했지?       | WHERE    |        | 저녁,약속
          @마루 회식 언제였지?                      | WHEN     |        | 회식
          @마루야 민수가 어제 뭐라고 했어?          | WHAT     | 김민수 |
          @마루 민수 생일 언제야?                   | WHEN     |        | 민수,생일
          @마루 회비 얼마 내기로 했지?              | HOW_MUCH |        | 회비,내기
          @마루 누가 케이크 사오기로 했어?          | WHO      |        | 케이크,사오기
          @마루 회식에서 무슨 일 있었어?            | WHAT     |        | 회식,일
          @마루 내가 지난주에 추천한 책 뭐였지?     | WHAT     | 이서연 | 추천,책
          @Maru where did we decide to have dinner? | WHERE    |        | dinner
          @Maru what did Jane say about the budget? | WHAT     | Jane Doe | budget
          @Maru when is Jane's birthday?            | WHEN     |        | jane,birthday
          @Maru who is bringing the cake?           | WHO      |        | bring,cake
          """)
  void a_question_asks_for_something_somebody_said(
      String text, String ask, String speaker, String terms) {
    assertThat(Intents.of(text, ROOM))
        .isInstanceOfSatisfying(
            Intent.Recall.class,
            recall -> {
              assertThat(recall.question().ask()).isEqualTo(Ask.valueOf(ask));
              assertThat(recall.question().speaker().map(Person::name).orElse(null))
                  .isEqualTo(speaker);
              assertThat(String.join(",", recall.question().terms()))
                  .isEqualTo(terms == null ? "" : terms);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          오늘 며칠이야?                  | Today
          지금 몇 시야?                   | Today
          오늘 무슨 요일이지              | Today
          다음 주 금요일이 며칠이야?      | Today
          what's the date today?          | Today
          what time is it?                | Today
          뭐 할 수 있어?                  | Help
          너는 누구야?                    | Help
          도움말                          | Help
          what can you do?                | Help
          who are you?                    | Help
          안녕!                           | Greeting
          hi there                        | Greeting
          고마워 ㅎㅎ                     | Thanks
          thanks a lot!                   | Thanks
          그만해                          | Stop
          stop                            | Stop
          방금 답 지워줘                  | Remove
          delete that                     | Remove
          모델 어떻게 연결해?             | Connect
          how do I connect a model?       | Connect
          """)
  void small_wishes_are_known(String text, String kind) {
    assertThat(Intents.of("@마루 " + text, ROOM).getClass().getSimpleName()).isEqualTo(kind);
    assertThat(Intents.of(text, ALONE).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"오늘 너무 피곤하다", "나 어제 영화 봤는데 재밌더라고", "I had a long day.", "the weather is lovely"})
  void alone_with_the_mate_a_plain_sentence_is_talk(String text) {
    assertThat(Intents.of(text, ALONE)).isInstanceOf(Intent.Talk.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"내가 추천한 영화 뭐였지?", "엄마 생신이 언제였더라", "what was the wifi password?", "차 번호 알려줘"})
  void alone_with_the_mate_a_question_is_asked_of_the_room(String text) {
    assertThat(Intents.of(text, ALONE)).isInstanceOf(Intent.Recall.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@마루", "@Maru !", "@마루야~ "})
  void the_bare_name_is_a_call(String text) {
    assertThat(Intents.of(text, ROOM)).isInstanceOf(Intent.Called.class);
  }

  private static Person person(String name) {
    return new Person(MemberId.next(Clock.systemUTC()), name);
  }
}
