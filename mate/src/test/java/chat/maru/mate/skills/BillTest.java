package chat.maru.mate.skills;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.RoomId;
import chat.maru.mate.errand.Errand;
import chat.maru.mate.errand.Errands;
import chat.maru.mate.testing.Hall;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Splitting a bill in words, without any model.
@Timeout(120)
class BillTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 15, 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @마루 3만원 4명이서 나눠줘 | 30000 | KRW | 4
          @마루 3만 5천원을 셋이서 나누면? | 35000 | KRW | 3
          @마루 35,000원 엔빵 해줘 | 35000 | KRW | 0
          @마루 1.5만원 2명 더치페이 | 15000 | KRW | 2
          @maru split 30000 won 4 ways | 30000 | KRW | 4
          @maru split $45.50 between 3 people | 4550 | USD | 3
          @maru divide 100 euros among 6 of us | 10000 | EUR | 6
          """)
  void the_amount_and_the_people_are_read(String text, long amount, String currency, int people) {
    assertThat(Errands.find(text, NOW)).contains(new Errand.SplitBill(amount, currency, people));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@마루 저번에 3만원 어떻게 나눴지?",
        "@마루 회비 3만원이었지?",
        "@maru how did we split the 30000 won?",
        "@마루 파이를 4명이서 나눠줘"
      })
  void what_is_no_bill_is_left_alone(String text) {
    assertThat(Errands.find(text, NOW)).isEmpty();
  }

  @Test
  void the_shares_add_up_and_who_pays_what_is_left_is_said() {
    try (Hall hall = new Hall()) {
      RoomId room = hall.group("지우", "민수", "Sam");
      assertThat(hall.ask("민수", room, "@마루 1만원 3명이서 나눠줘").text())
          .contains("3,333원씩", "1원", "민수 님", "3,334원");
      assertThat(hall.ask("민수", room, "@마루 3만원 나눠줘").text()).contains("3명", "10,000원씩");
      assertThat(hall.ask("Sam", room, "@maru split $10 3 ways").text())
          .contains("$3.33", "Sam", "$3.34");
    }
  }
}
