package chat.maru.dates;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.dates.value.Kind;
import chat.maru.dates.value.Resolution;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanTest {
  /// A Tuesday.
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-24T15:30");

  private static final List<String> SINO =
      List.of("일", "이", "삼", "사", "오", "유", "칠", "팔", "구", "시", "십일", "십이");
  private static final String[] TENS = {"", "십", "이십", "삼십"};
  private static final String DIGITS = "영일이삼사오육칠팔구";

  private static Expression only(String text) {
    List<Expression> found = Dates.find(text, NOW);
    assertThat(found).as(text).hasSize(1);
    return found.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          내일 만나자                    | 내일                      | DATE            | 2026-11-25
          글피에 봐                      | 글피                      | DATE            | 2026-11-27
          크리스마스에 뭐 해             | 크리스마스                | DATE            | XXXX-12-25
          내년 어린이날에                | 내년 어린이날             | DATE            | 2027-05-05
          12월 25일에                    | 12월 25일                 | DATE            | XXXX-12-25
          2016년 1월 12일 화요일에       | 2016년 1월 12일 화요일    | DATE            | 2016-01-12
          다음 달 둘째 주 월요일로       | 다음 달 둘째 주 월요일    | DATE            | XXXX-12-WXX-1-#2
          사흘 전에                      | 사흘 전                   | DATE            | 2026-11-21
          이번 주말에                    | 이번 주말                 | DATE_RANGE      | 2026-W48-WE
          다다음 주에                    | 다다음 주                 | DATE_RANGE      | 2026-W50
          내년 상반기에                  | 내년 상반기               | DATE_RANGE      | (2027-01-01,2027-07-01,P6M)
          3월 중순에                     | 3월 중순                  | DATE_RANGE      | XXXX-03
          2016년 3분기                   | 2016년 3분기              | DATE_RANGE      | (2016-07-01,2016-10-01,P3M)
          1990년대                       | 1990년대                  | DATE_RANGE      | (1990-01-01,2000-01-01,P10Y)
          2018년 이후에                  | 2018년 이후               | DATE_RANGE      | 2018
          3월 2일부터 5일까지            | 3월 2일부터 5일까지       | DATE_RANGE      | (XXXX-03-02,XXXX-03-05,P3D)
          지난 2주 동안                  | 지난 2주                  | DATE_RANGE      | (2026-11-10,2026-11-24,P2W)
          오후 세 시 반에                | 오후 세 시 반             | TIME            | T15:30
          8시 15분 전입니다              | 8시 15분 전               | TIME            | T07:45
          밤 12시에                      | 밤 12시                   | TIME            | T00
          저녁 6시부터 11시까지          | 저녁 6시부터 11시까지     | TIME_RANGE      | (T18,T23,PT5H)
          모레 19:30에                   | 모레 19:30                | DATE_TIME       | 2026-11-26T19:30
          두 시간 후에                   | 두 시간 후                | DATE_TIME       | 2026-11-24T17:30:00
          내일 오전에                    | 내일 오전                 | DATE_TIME_RANGE | 2026-11-25TMO
          어젯밤에                       | 어젯밤                    | DATE_TIME_RANGE | 2026-11-23TNI
          내일 2시에서 4시 사이          | 내일 2시에서 4시 사이     | DATE_TIME_RANGE | (2026-11-25T02,2026-11-25T04,PT2H)
          오늘부터 일주일                | 오늘부터 일주일           | DATE_RANGE      | (2026-11-24,2026-12-01,P7D)
          이번 달 마지막 날              | 이번 달 마지막 날         | DATE            | 2026-11-30
          차주 월요일                    | 차주 월요일               | DATE            | 2026-11-30
          2주 전 금요일                  | 2주 전 금요일             | DATE            | 2026-11-13
          14:00-16:30                    | 14:00-16:30               | TIME_RANGE      | (T14:00,T16:30,PT2H30M)
          3박 4일                        | 3박 4일                   | DURATION        | P4D
          두세 시간                      | 두세 시간                 | DURATION        | PT2H
          매월 첫째 주 월요일            | 매월 첫째 주 월요일       | SET             | XXXX-XX-WXX-1-#1
          1년 3개월 동안                 | 1년 3개월                 | DURATION        | P1Y3M
          3시간 이상                     | 3시간 이상                | DURATION        | PT3H
          매주 화요일 저녁 7시에         | 매주 화요일 저녁 7시      | SET             | XXXX-WXX-2T19
          이틀에 한 번                   | 이틀에 한 번              | SET             | P2D
          매월 15일에                    | 매월 15일                 | SET             | XXXX-XX-15
          격주로 만나                    | 격주로                    | SET             | P2W
          """)
  void an_expression_has_a_kind_and_a_value(String text, String words, Kind kind, String timex) {
    Expression found = only(text);
    assertThat(found.text()).isEqualTo(words);
    assertThat(found.kind()).isEqualTo(kind);
    assertThat(found.timex()).isEqualTo(timex);
  }

  @Test
  void every_month_is_understood_in_figures_and_in_words() {
    for (int month = 1; month <= 12; month++) {
      String timex = "XXXX-%02d".formatted(month);
      assertThat(only(month + "월에 간다").timex()).isEqualTo(timex);
      assertThat(only(SINO.get(month - 1) + "월에 간다").timex()).isEqualTo(timex);
      assertThat(only("2001년 " + month + "월에 갔다").timex()).isEqualTo("2001-%02d".formatted(month));
    }
  }

  @Test
  void every_day_of_a_month_is_understood_in_figures_and_in_words() {
    for (int day = 1; day <= 31; day++) {
      String word = TENS[day / 10] + (day % 10 == 0 ? "" : DIGITS.charAt(day % 10));
      String timex = "XXXX-01-%02d".formatted(day);
      assertThat(only("1월 " + day + "일에").timex()).isEqualTo(timex);
      assertThat(only("일월 " + word + "일에").timex()).isEqualTo(timex);
      assertThat(only(day + "일에 가자").timex()).isEqualTo("XXXX-XX-%02d".formatted(day));
    }
  }

  @Test
  void every_day_of_the_week_is_understood_with_and_without_a_week() {
    String days = "월화수목금토일";
    for (int i = 0; i < 7; i++) {
      String day = days.charAt(i) + "요일";
      LocalDate monday = LocalDate.of(2026, 11, 23);
      assertThat(only(day + "에 봐").timex()).isEqualTo("XXXX-WXX-" + (i + 1));
      assertThat(only("이번 주 " + day).timex()).isEqualTo(monday.plusDays(i).toString());
      assertThat(only("지난주 " + day).timex()).isEqualTo(monday.plusDays(i - 7).toString());
      assertThat(only("다음 주 " + day).timex()).isEqualTo(monday.plusDays(i + 7).toString());
      assertThat(only("매주 " + day).kind()).isEqualTo(Kind.SET);
    }
  }

  @Test
  void every_hour_is_understood_in_figures_and_in_words() {
    List<String> words = List.of("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두");
    for (int hour = 1; hour <= 12; hour++) {
      String timex = "T%02d".formatted(hour % 12);
      assertThat(only("오전 " + hour + "시에").timex()).isEqualTo(timex);
      assertThat(only("오전 " + words.get(hour - 1) + " 시에").timex()).isEqualTo(timex);
      assertThat(only("오후 " + hour + "시에").timex()).isEqualTo("T%02d".formatted(hour % 12 + 12));
      assertThat(only(hour + "시에").candidates()).hasSize(2);
    }
    for (int hour = 13; hour <= 23; hour++) {
      assertThat(only(hour + "시에").candidates()).hasSize(1);
    }
  }

  @Test
  void every_native_day_word_is_a_length_and_a_distance() {
    List<String> words = List.of("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘");
    for (int days = 1; days <= 10; days++) {
      String word = words.get(days - 1);
      assertThat(only(word + " 동안").timex()).isEqualTo("P" + days + "D");
      assertThat(only(word + " 전에").timex())
          .isEqualTo(NOW.toLocalDate().minusDays(days).toString());
      assertThat(only(word + " 후에").timex()).isEqualTo(NOW.toLocalDate().plusDays(days).toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"년,Y", "개월,M", "주,W", "일,D", "시간,TH", "분,TM", "초,TS"})
  void every_unit_is_a_length(String unit, String letter) {
    String clock = letter.startsWith("T") ? "T" : "";
    for (int count = 1; count <= 20; count++) {
      assertThat(only(count + unit + " 동안").timex())
          .isEqualTo("P" + clock + count + letter.replace("T", ""));
    }
  }

  @Test
  void lunar_holidays_fall_on_their_solar_days() {
    assertThat(only("설날에").future()).isEqualTo(new Resolution.Day(LocalDate.of(2027, 2, 7)));
    assertThat(only("2028년 설날에").future()).isEqualTo(new Resolution.Day(LocalDate.of(2028, 1, 27)));
    assertThat(only("추석에").past()).isEqualTo(new Resolution.Day(LocalDate.of(2026, 9, 25)));
    assertThat(only("음력 5월 5일에").future()).isEqualTo(new Resolution.Day(LocalDate.of(2027, 6, 9)));
  }

  @Test
  void what_leaves_the_year_open_has_a_past_and_a_future() {
    Expression found = only("3월 2일에");
    assertThat(found.past()).isEqualTo(new Resolution.Day(LocalDate.of(2026, 3, 2)));
    assertThat(found.future()).isEqualTo(new Resolution.Day(LocalDate.of(2027, 3, 2)));
  }

  @ParameterizedTest
  @CsvSource({
    "우리 시작하자",
    "두 명이 왔다",
    "27층으로 갈 거야",
    "좋은 아침이야",
    "좋은 하루 보내",
    "일요 신문",
    "2대 1로 이겼어",
    "2000 달러",
    "몇 시간표",
    "그 사람은 종종 혼자다",
    "2015년 같지 않은 32월은"
  })
  void ordinary_words_name_no_day(String text) {
    assertThat(Dates.find(text, NOW))
        .noneMatch(e -> e.kind() == Kind.DATE || e.kind() == Kind.TIME);
  }
}
