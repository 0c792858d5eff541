package chat.maru.mate.dates;

import java.util.List;
import java.util.Map;

/// Small numbers as Korean writes them in front of a counter.
final class KoreanNumbers {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("한", 1),
          Map.entry("두", 2),
          Map.entry("세", 3),
          Map.entry("석", 3),
          Map.entry("네", 4),
          Map.entry("넉", 4),
          Map.entry("다섯", 5),
          Map.entry("여섯", 6),
          Map.entry("일곱", 7),
          Map.entry("여덟", 8),
          Map.entry("아홉", 9),
          Map.entry("열", 10),
          Map.entry("열한", 11),
          Map.entry("열두", 12),
          Map.entry("일", 1),
          Map.entry("이", 2),
          Map.entry("삼", 3),
          Map.entry("사", 4),
          Map.entry("오", 5),
          Map.entry("육", 6));

  /// 하루, 이틀... to 열흘, in order.
  private static final List<String> DAY_WORDS =
      List.of("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘");

  static final String PATTERN = "(\\d{1,3}|열한|열두|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열|일|이|삼|사|오|육)";
  static final String DAYS = "(" + String.join("|", DAY_WORDS) + ")";

  private KoreanNumbers() {}

  static int parse(String text) {
    Integer word = WORDS.get(text);
    return word != null ? word : Integer.parseInt(text);
  }

  static int days(String word) {
    return DAY_WORDS.indexOf(word) + 1;
  }
}
