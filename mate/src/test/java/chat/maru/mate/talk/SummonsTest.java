package chat.maru.mate.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummonsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@마루 어디야",
        "@마루야 어디야",
        "@마루야, 뭐해",
        "그건 @마루한테 물어봐",
        "@Maru where",
        "@maru, hi",
        "@MARU!",
        "야 @마루",
        "(@Maru)",
        "@마루님 안녕",
        "＠마루 안녕",
        "물어보자 @마루",
        "@마루는 알지?",
        "@마루도"
      })
  void its_name_calls_the_mate(String text) {
    assertThat(Summons.calls(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "마루에 앉아 있어",
        "@마루치 왔어?",
        "mail me at joe@maru.chat",
        "@maruko hello",
        "joe@maru",
        "maru is nice",
        "@민수야",
        "@maru-team",
        "@maru.chat"
      })
  void other_words_do_not(String text) {
    assertThat(Summons.calls(text)).isFalse();
  }

  @Test
  void the_question_is_what_stands_beside_the_name() {
    assertThat(Summons.without("@마루야, 저녁 어디야?")).isEqualTo("저녁 어디야?");
    assertThat(Summons.without("where is it @Maru ?")).isEqualTo("where is it ?");
  }
}
