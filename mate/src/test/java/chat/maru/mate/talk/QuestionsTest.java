package chat.maru.mate.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ㅋㅋㅋㅋ",
        "ㅇㅋㅇㅋ",
        "네!",
        "오케이",
        "오 좋다",
        "넵 ㅎㅎ",
        "nope",
        "okay!",
        "sounds good",
        "lol",
        "haha yes"
      })
  void a_nod_says_nothing(String text) {
    assertThat(Questions.nods(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"네 시에 봐", "오늘 저녁", "no way, it is on Friday", "ㅋㅋ 골목집으로 가자"})
  void what_says_something_is_no_nod(String text) {
    assertThat(Questions.nods(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "골목집으로 예약했어",
        "그럼 7시에 보자",
        "3만원씩 하기로 했어",
        "We decided on Friday",
        "제주도로 가기로 한 거 맞지?"
      })
  void a_decision_settles(String text) {
    assertThat(Questions.decides(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"어디서 볼까?", "어디서 볼까? 장소 정하자", "when do we meet?", "몇 시에 만날까", "뭐 먹지ㅋㅋ"})
  void a_question_asks(String text) {
    assertThat(Questions.asksPlainly(text)).isTrue();
    assertThat(Questions.decides(text)).isFalse();
  }

  @Test
  void hostile_texts_are_judged_in_time() {
    for (String piece : new String[] {"ㅋ", "no ", "어", "?", ".", "가", "a"}) {
      String text = piece.repeat(300_000) + "x";
      Questions.asks(text);
      Questions.decides(text);
      Questions.nods(piece.repeat(30) + "x");
      Summons.calls(text);
    }
  }
}
