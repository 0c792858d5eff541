package chat.maru.dates.korean;

import static chat.maru.dates.korean.KoreanNumbers.DAYS;
import static chat.maru.dates.korean.KoreanNumbers.NUMBER;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Amount;
import chat.maru.dates.reading.Amount.Piece;
import chat.maru.dates.reading.Periods;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.reading.Unit;
import chat.maru.dates.value.Modifier;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time, and what lies that far from now: 세 시간, 2주 후, 지난 3년, 열흘 이내.
final class KoreanAmounts {
  private static final String UNIT =
      "(?:년|해|개월|달|주일|주(?!말|택|식|년|차|문|째|제|민)|일|날|영업일|시간|분(?!기|의|에게|들|위기|야|석)|초(?!등|과|반|순|대))";
  private static final String PIECE =
      "(?:"
          + NUMBER
          + "\\s?"
          + UNIT
          + "(?:\\s?반(?![가-힣]))?|일주일(?:\\s?반(?![가-힣]))?|"
          + DAYS
          + "(?!을)(?:\\s?반(?![가-힣]))?|한나절|반나절|반년|반\\s?달|반\\s?시간|(?<=영업일 기준으로\\s)"
          + DAYS
          + ")";
  private static final String GLUE = "\\s*(?:,|하고도?|그리고)?\\s*";
  private static final String BUSINESS = "영업일\\s?(?:기준으로)?\\s*";
  static final String AMOUNT =
      "(?<![가-힣0-9.:/])(?<a>(?:" + BUSINESS + ")?" + PIECE + "(?:" + GLUE + PIECE + "){0,5})";
  private static final Pattern ONE =
      Pattern.compile(
          "(?<num>"
              + NUMBER
              + ")\\s?(?<unit>"
              + UNIT
              + ")(?<half>\\s?반(?![가-힣]))?|(?<week>일주일)(?<half2>\\s?반(?![가-힣]))?|(?<days>"
              + DAYS
              + ")(?<half3>\\s?반(?![가-힣]))?|(?<part>한나절|반나절|반년|반\\s?달|반\\s?시간)");

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("년", Unit.YEAR),
          Map.entry("해", Unit.YEAR),
          Map.entry("개월", Unit.MONTH),
          Map.entry("달", Unit.MONTH),
          Map.entry("주일", Unit.WEEK),
          Map.entry("주", Unit.WEEK),
          Map.entry("일", Unit.DAY),
          Map.entry("날", Unit.DAY),
          Map.entry("영업일", Unit.BUSINESS_DAY),
          Map.entry("시간", Unit.HOUR),
          Map.entry("분", Unit.MINUTE),
          Map.entry("초", Unit.SECOND));

  private static final String BASE =
      "(?:(?<base>그저께|그제|어제|오늘|금일|내일|모레|지금)(?:(?:으?로)?부터|\\s?이후로)\\s*(?:최소\\s*)?)";

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "전|앞서",
              BASE + "?" + AMOUNT + "(?:\\s?(?:이?전|앞서)(?![가-힣]*[력화제투]))",
              (m, a) -> away(m, a, -1)),
          Rule.of("까지", BASE + AMOUNT + "\\s?(?:이?후|뒤)까지", (m, a) -> within(m, a)),
          Rule.of(
              "후|뒤|지나서|있다",
              "(?:앞으로\\s*)?" + BASE + "?" + AMOUNT + "\\s?(?:이?후|뒤|지나서|있다가?)(?!\\s*[월화수목금토일]요일)",
              (m, a) -> away(m, a, 1)),
          Rule.of(
              "요일",
              "(?:앞으로\\s*)?" + BASE + "?" + AMOUNT + "\\s?(?<way>전|후|뒤|동안)\\s+(?<w>[월화수목금토일]요일)",
              KoreanAmounts::weekdayAfter),
          Rule.of(
              "부터|이후로",
              "(?<base>어제|오늘|내일|모레)(?:로?부터|\\s?이후로)\\s*" + AMOUNT + "(?=간|\\s?동안|\\s?간)",
              (m, a) -> away(m, a, 1)),
          Rule.of("부터", "(?<base>내일|모레)로부터\\s*" + AMOUNT + "(?=\\s|$)", (m, a) -> away(m, a, 1)),
          Rule.of(
              "지난|과거|최근", "(?<![가-힣])(?:지난|과거|최근)\\s*" + AMOUNT, (m, a) -> rolling(m, a, -1, true)),
          Rule.of(
              "앞으로|향후|지금부터",
              "(?<![가-힣])(?:(?<business>영업일\\s?(?:기준(?:으로)?)?)\\s*)?(?:앞으로|향후|지금부터)\\s*" + AMOUNT,
              KoreanAmounts::ahead),
          Rule.of("이번", "(?<![가-힣])이번\\s?(?<years>[1-9]?0)년", KoreanAmounts::thisDecade),
          Rule.of(
              "다음|오는", "(?<![가-힣])(?:다음|다가오는|오는)\\s*" + AMOUNT, (m, a) -> rolling(m, a, 1, false)),
          Rule.of("이내", BASE + "?" + AMOUNT + "\\s?(?:이내)", (m, a) -> within(m, a)),
          Rule.of(
              "안|내",
              BASE + "?" + AMOUNT + "\\s?(?:안(?=에)|내(?=[에로])|내에?(?=\\s))",
              KoreanAmounts::soon),
          Rule.of(
              "년|해|월|달|주|일|날|시간|분|초|나절|하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|며칠",
              AMOUNT + "(?:\\s?(?:(?<whole>내내)|(?<more>이상|초과|더|넘게)|(?<less>이하|미만)))?",
              KoreanAmounts::length),
          Rule.of(
              "박",
              "(?<![\\d.])\\d{1,2}박\\s?(?<d>\\d{1,2})일",
              (m, a) -> nights(Integer.parseInt(m.group("d")))),
          Rule.of("최소|적어도", "(?:최소|적어도)\\s*" + AMOUNT, (m, a) -> limited(m, Modifier.MORE)),
          Rule.of(
              "종일",
              "(?<![가-힣])(?:(?<d>하루)\\s?종일(?:\\s?내내)?|종일)",
              (m, a) -> new Reading.Length(Amount.of(1, Unit.DAY), null)));

  private KoreanAmounts() {}

  static @Nullable Amount amount(String text) {
    List<Piece> pieces = new ArrayList<>();
    boolean business = text.startsWith("영업일");
    Matcher one = ONE.matcher(text);
    while (one.find()) {
      add(pieces, one);
    }
    if (pieces.isEmpty() || pieces.stream().anyMatch(p -> p.count().signum() <= 0)) {
      return null;
    }
    if (business) {
      pieces.replaceAll(p -> p.unit() == Unit.DAY ? new Piece(p.count(), Unit.BUSINESS_DAY) : p);
    }
    Amount amount = new Amount(pieces);
    return amount.sensible() && !year(amount) ? amount : null;
  }

  /// "2018년" is a year and no length, and "2년 3년" is two lengths.
  private static boolean year(Amount amount) {
    Piece first = amount.pieces().getFirst();
    boolean named = first.unit() == Unit.YEAR && first.count().intValue() >= 1000;
    for (int i = 1; i < amount.pieces().size(); i++) {
      named |= amount.pieces().get(i).unit().compareTo(amount.pieces().get(i - 1).unit()) <= 0;
    }
    return named;
  }

  private static void add(List<Piece> pieces, Matcher one) {
    if (one.group("week") != null) {
      pieces.add(new Piece(half(BigDecimal.ONE, one.group("half2")), Unit.WEEK));
    } else if (one.group("days") != null) {
      BigDecimal days = BigDecimal.valueOf(KoreanNumbers.days(one.group("days")));
      pieces.add(new Piece(half(days, one.group("half3")), Unit.DAY));
    } else if (one.group("part") != null) {
      pieces.add(part(one.group("part")));
    } else {
      Unit unit = UNITS.get(one.group("unit"));
      if (unit != null) {
        BigDecimal count = KoreanNumbers.decimal(one.group("num").strip());
        pieces.add(new Piece(half(count, one.group("half")), unit));
      }
    }
  }

  private static Piece part(String word) {
    return switch (word.replaceAll("\\s", "")) {
      case "한나절" -> new Piece(BigDecimal.ONE, Unit.DAY);
      case "반나절" -> new Piece(BigDecimal.valueOf(6), Unit.HOUR);
      case "반년" -> new Piece(BigDecimal.valueOf(6), Unit.MONTH);
      case "반달" -> new Piece(BigDecimal.valueOf(15), Unit.DAY);
      default -> new Piece(BigDecimal.valueOf(30), Unit.MINUTE);
    };
  }

  /// "1년 반", "2시간 반".
  private static BigDecimal half(BigDecimal count, @Nullable String half) {
    return half == null ? count : count.add(new BigDecimal("0.5"));
  }

  private static LocalDateTime base(MatchResult match, Almanac almanac) {
    String base = match.group("base");
    if (base == null) {
      return almanac.now();
    }
    return almanac
        .now()
        .plusDays(
            switch (base) {
              case "그저께", "그제" -> -2;
              case "어제" -> -1;
              case "내일" -> 1;
              case "모레" -> 2;
              default -> 0;
            });
  }

  private static @Nullable Reading away(MatchResult match, Almanac almanac, int sign) {
    Amount amount = amount(match.group("a"));
    return amount == null ? null : Periods.away(almanac, amount, sign, base(match, almanac));
  }

  private static @Nullable Reading weekdayAfter(MatchResult match, Almanac almanac) {
    Amount amount = amount(match.group("a"));
    if (amount == null || amount.clock()) {
      return null;
    }
    int sign = match.group("way").equals("전") ? -1 : 1;
    Almanac then = new Almanac(amount.add(base(match, almanac), sign));
    return then.weekday(Words.weekday(match.group("w")), 0);
  }

  private static @Nullable Reading rolling(
      MatchResult match, Almanac almanac, int sign, boolean now) {
    Amount amount = amount(match.group("a"));
    if (amount == null) {
      return null;
    }
    boolean fromNow = now || amount.clock();
    if (!fromNow && amount.coarsest() == Unit.YEAR && amount.pieces().size() == 1) {
      Reading decades = decades(amount, almanac);
      if (decades != null) {
        return decades;
      }
    }
    return Periods.rolling(amount, sign, fromNow ? almanac.now() : almanac.now().plusDays(1));
  }

  /// "앞으로 사흘" begins tomorrow, "앞으로 다섯 시간" now.
  private static @Nullable Reading ahead(MatchResult match, Almanac almanac) {
    Amount amount = amount((match.group("business") == null ? "" : "영업일 ") + match.group("a"));
    return amount == null
        ? null
        : Periods.rolling(amount, 1, amount.clock() ? almanac.now() : almanac.now().plusDays(1));
  }

  private static @Nullable Reading thisDecade(MatchResult match, Almanac almanac) {
    int decade = almanac.today().getYear() / 10 * 10;
    return match.group("years").equals("10") ? Periods.decade(decade, false, 10) : null;
  }

  /// "다음 10년" is the coming decade.
  private static @Nullable Reading decades(Amount amount, Almanac almanac) {
    int years = amount.pieces().getFirst().count().intValue();
    int next = (almanac.today().getYear() / 10 + 1) * 10;
    return years % 10 == 0 && years <= 500 ? Periods.decade(next, false, years) : null;
  }

  private static @Nullable Reading within(MatchResult match, Almanac almanac) {
    Amount amount = amount(match.group("a"));
    return amount == null ? null : Periods.rolling(amount, 1, base(match, almanac));
  }

  /// "5분 안에" is the moment by which it will be; counted from another day it is the stretch.
  private static @Nullable Reading soon(MatchResult match, Almanac almanac) {
    Amount amount = amount(match.group("a"));
    if (amount == null) {
      return null;
    }
    return match.group("base") != null
        ? Periods.rolling(amount, 1, base(match, almanac))
        : Periods.away(almanac, amount, 1, almanac.now());
  }

  /// "3박 4일" is four days long.
  private static @Nullable Reading nights(int days) {
    return days == 0 ? null : new Reading.Length(Amount.of(days, Unit.DAY), null);
  }

  private static @Nullable Reading length(MatchResult match, Almanac almanac) {
    return limited(
        match,
        match.group("more") != null
            ? Modifier.MORE
            : match.group("less") != null ? Modifier.LESS : null);
  }

  private static @Nullable Reading limited(MatchResult match, @Nullable Modifier modifier) {
    Amount amount = amount(match.group("a"));
    return amount == null ? null : new Reading.Length(amount, modifier);
  }
}
