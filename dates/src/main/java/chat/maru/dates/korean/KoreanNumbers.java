package chat.maru.dates.korean;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Numbers as Korean writes them: figures, Sino-Korean (이십일) and native (스물한).
final class KoreanNumbers {
  private static final String SINO_DIGITS = "영일이삼사오육칠팔구";
  private static final Map<String, Integer> NATIVE =
      Map.ofEntries(
          Map.entry("하나", 1),
          Map.entry("한", 1),
          Map.entry("둘", 2),
          Map.entry("두", 2),
          Map.entry("셋", 3),
          Map.entry("세", 3),
          Map.entry("석", 3),
          Map.entry("서", 3),
          Map.entry("넷", 4),
          Map.entry("네", 4),
          Map.entry("넉", 4),
          Map.entry("너", 4),
          Map.entry("다섯", 5),
          Map.entry("닷", 5),
          Map.entry("여섯", 6),
          Map.entry("엿", 6),
          Map.entry("일곱", 7),
          Map.entry("여덟", 8),
          Map.entry("아홉", 9));

  /// The smaller of two neighbours: 두세 is two or three.
  private static final Map<String, Integer> ABOUT =
      Map.of("한두", 1, "두세", 2, "서너", 3, "너댓", 4, "대여섯", 5);

  private static final Map<String, Integer> TENS =
      Map.of("열", 10, "스물", 20, "스무", 20, "서른", 30, "마흔", 40, "쉰", 50, "예순", 60);

  /// 하루, 이틀... to 열흘, in order.
  private static final List<String> DAY_WORDS =
      List.of("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘");

  /// Three is what people mean by a few.
  static final int SOME = 3;

  static final String SINO = "[일이삼사오육륙칠팔구십백천]{1,6}";
  static final String NATIVE_PATTERN =
      "(?:(?:열|스물|서른|마흔|쉰)?(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)|열|스무|서른|마흔|쉰|예순|석|넉)";
  static final String NUMBER =
      "(?:\\d{1,2}\\s?[~-]\\s?\\d{1,3}|\\d{1,6}(?:\\.\\d{1,3})?|"
          + NATIVE_PATTERN
          + "|"
          + SINO
          + "|한두|두세|서너|너댓|대여섯|몇\\s?|여러\\s?|수)";
  static final String DAYS = "(?:" + String.join("|", DAY_WORDS) + "|보름|스무\\s?날|열하루|열이틀|열사흘|며칠|몇일)";

  private KoreanNumbers() {}

  static BigDecimal decimal(String text) {
    // "2~3일" is two days at least.
    return Character.isDigit(text.charAt(0))
        ? new BigDecimal(text.split("\\s?[~-]", -1)[0])
        : BigDecimal.valueOf(parse(text));
  }

  /// -1 where it is no number.
  static int parse(String text) {
    String word = text.strip();
    if (word.isEmpty()) {
      return -1;
    }
    if (Character.isDigit(word.charAt(0))) {
      return new BigDecimal(word).intValue();
    }
    if (word.equals("몇") || word.equals("여러") || word.equals("수")) {
      return SOME;
    }
    Integer about = ABOUT.get(word);
    if (about != null) {
      return about;
    }
    int found = nativeNumber(word);
    return found > 0 ? found : sino(word);
  }

  static int days(String word) {
    String plain = word.replaceAll("\\s", "");
    int index = DAY_WORDS.indexOf(plain);
    if (index >= 0) {
      return index + 1;
    }
    return switch (plain) {
      case "보름" -> 15;
      case "스무날" -> 20;
      case "열하루" -> 11;
      case "열이틀" -> 12;
      case "열사흘" -> 13;
      default -> SOME;
    };
  }

  private static int nativeNumber(String word) {
    Integer one = NATIVE.get(word);
    if (one != null) {
      return one;
    }
    for (Map.Entry<String, Integer> ten : TENS.entrySet()) {
      if (word.equals(ten.getKey())) {
        return ten.getValue();
      }
      if (word.startsWith(ten.getKey())) {
        Integer rest = NATIVE.get(word.substring(ten.getKey().length()));
        return rest == null ? -1 : ten.getValue() + rest;
      }
    }
    return -1;
  }

  private static int sino(String word) {
    int total = 0;
    int digit = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i) == '륙' ? '육' : word.charAt(i) == '공' ? '영' : word.charAt(i);
      int value = SINO_DIGITS.indexOf(c);
      if (value >= 0) {
        digit = digit * 10 + value;
        continue;
      }
      int unit = c == '십' ? 10 : c == '백' ? 100 : c == '천' ? 1000 : 0;
      if (unit == 0) {
        return -1;
      }
      total += Math.max(digit, 1) * unit;
      digit = 0;
    }
    return total + digit;
  }
}
