package chat.maru.mate.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpinionTest {
  private static final String ASKED = "@마루 이사 짐은 언제부터 싸는 게 좋을까";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @마루 고마워!                                   | THANKS
          thanks a lot                                    | THANKS
          감사합니다 잘 됐네요                            | THANKS
          @마루 아니야 틀렸어                             | NO
          no, that is wrong                               | NO
          그게 아니라 날짜를 물었어                       | NO
          아니 괜찮아 고마워                              | NONE
          아니면 다음 주는 어때                           | NONE
          No problem                                      | NONE
          @마루  이사 짐은 언제부터 싸는 게 좋을까        | AGAIN
          @마루 이사 짐은 언제부터 싸는 게 좋은지 알려줘  | REWORDED
          @마루 내일 날씨 어때                            | NONE
          고마운 사람에게 무슨 선물을 하면 좋을까?        | NONE
          """)
  void a_message_tells_of_the_answer_before_only_what_it_plainly_says(String said, Opinion told) {
    assertThat(Opinion.of(said, ASKED)).isEqualTo(told);
  }
}
