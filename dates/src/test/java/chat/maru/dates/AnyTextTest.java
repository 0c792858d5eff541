package chat.maru.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the text, nothing is thrown, spans lie inside it and nothing takes long.
class AnyTextTest {
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-24T15:30");
  private static final List<String> PIECES =
      List.of(
          "일", "월", "년", "시", "분", "주", "달", "전", "후", "까지", "부터", "에서", "사이", "매", "마다", "이번",
          "다음", "지난", "음력", "설날", "오전", "밤", "한", "두", "열", "십", "천", "몇", "반", "초", "말", "0", "1",
          "31", "99", "2026", "99999", ".", "/", "-", ":", ",", " ", "\n", "(", "May", "march",
          "of", "the", "last", "next", "to", "between", "and", "am", "pm", "ago", "in", "every",
          "half", "year", "week", "noon", "\u0000", "\uD83D", "😀", "İ", "ß");

  @Test
  void random_pieces_of_dates_are_read_without_harm() {
    Random random = new Random(20261124);
    for (int i = 0; i < 6_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(14);
      for (int j = 0; j < length; j++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextBoolean() ? " " : "");
      }
      check(text.toString());
    }
  }

  @Test
  void random_unicode_is_read_without_harm() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(60); j >= 0; j--) {
        text.append((char) random.nextInt(0x10000));
      }
      check(text.toString());
    }
  }

  @Test
  void long_texts_of_one_piece_are_read_in_time() {
    for (String piece : PIECES) {
      check(piece.repeat(4_000 / piece.length()));
      check((piece + " ").repeat(4_000 / (piece.length() + 1)));
    }
    check("1".repeat(1_000_000));
  }

  @Test
  void references_at_the_ends_of_calendars_are_read_without_harm() {
    for (String now : List.of("2024-02-29T23:59:59", "1000-01-01T00:00", "2900-12-31T23:59")) {
      for (String text :
          List.of(
              "2월 29일",
              "31일",
              "설날",
              "부활절",
              "100000년 후",
              "지난 90000년",
              "지난 90000년 동안",
              "12월 마지막 주",
              "the 31st",
              "feb 29")) {
        Dates.find(text, LocalDateTime.parse(now))
            .forEach(found -> found.span(Lean.PAST, LocalDateTime.parse(now)));
      }
    }
  }

  private static void check(String text) {
    int end = 0;
    for (Expression found : Dates.find(text, NOW)) {
      assertThat(found.start()).isGreaterThanOrEqualTo(end);
      end = found.end();
      assertThat(found.text()).isNotEmpty().isEqualTo(text.substring(found.start(), end));
      assertThat(found.candidates()).isNotEmpty();
      for (Lean lean : Lean.values()) {
        found.span(lean, NOW).ifPresent(span -> assertThat(span.to()).isAfter(span.from()));
      }
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }
}
