package chat.maru.dates.korean;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Figures;
import chat.maru.dates.reading.Joins;
import chat.maru.dates.reading.Limits;
import chat.maru.dates.reading.Node;
import chat.maru.dates.reading.Ranges;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Clocks;
import chat.maru.dates.reading.Reading.Cycle;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Reading.Length;
import chat.maru.dates.reading.Reading.Moments;
import chat.maru.dates.reading.Reading.Part;
import chat.maru.dates.reading.Rule;
import chat.maru.dates.reading.Scan;
import chat.maru.dates.value.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Korean text: pieces by rule, then a day and the time beside it, then ranges (부터…까지), then what
/// comes before and after (이전, 이후).
public final class KoreanGrammar {
  private static final List<Rule> RULES =
      Stream.of(
              KoreanSets.RULES,
              KoreanHolidays.RULES,
              KoreanDays.RULES,
              KoreanPeriods.RULES,
              KoreanEras.RULES,
              KoreanClocks.RULES,
              KoreanAmounts.RULES,
              Figures.RULES)
          .flatMap(List::stream)
          .toList();

  private static final Pattern BESIDE = Pattern.compile("\\s*(?:,|에|에는|날|의|\\()?\\s*");
  private static final Pattern WISH = Pattern.compile("(?:좋은|즐거운|행복한)\\s?$");
  private static final Pattern TIE =
      Pattern.compile("\\s*(?:(?<both>부터|에서|로부터|~|-|–|—|∼|～)|(?<and>와|과))\\s*");
  private static final Pattern CLOSE = Pattern.compile("\\s?(?:까지(?:\\s?사이)?|(?<amid>사이))");
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?:\\s?(?:또는|혹은|그리고|및)\\s?(?:그\\s?)?(?<or>이전|이후|전|후))|\\s?(?:(?<before>이전|전(?=에|까지|$|["
              + " ,.]))|(?<after>이후로?|후(?=에|$)))|(?<since>부터|\\s?이래)|(?<until>까지)");

  private KoreanGrammar() {}

  public static List<Node> read(String text, Almanac almanac) {
    List<Node> nodes =
        Scan.find(text, RULES, almanac).stream().filter(node -> !greeting(node, text)).toList();
    nodes = Scan.join(nodes, text, KoreanGrammar::beside);
    nodes = Scan.join(nodes, text, (a, b, gap) -> range(a, b, gap, text, almanac));
    // "화요일 3시부터 5시" reads 3시부터 5시 first where no day stands before 3시.
    nodes = Scan.join(nodes, text, KoreanGrammar::beside);
    List<Node> limited = new ArrayList<>();
    nodes.forEach(node -> limited.add(limited(node, text)));
    return limited;
  }

  /// "좋은 아침", "좋은 한 달 보내세요" wish well and name no time.
  private static boolean greeting(Node node, String text) {
    return (node.reading() instanceof Part || node.reading() instanceof Length)
        && WISH.matcher(text.substring(Math.max(0, node.start() - 5), node.start())).find();
  }

  private static @Nullable Node beside(Node first, Node second, String between) {
    if (!BESIDE.matcher(between).matches()) {
      return null;
    }
    Reading joined = Joins.of(first.reading(), second.reading());
    return joined == null
        ? null
        : new Node(first.start(), second.end(), joined, List.of(first, second));
  }

  private static @Nullable Node range(
      Node first, Node second, String between, String text, Almanac almanac) {
    Matcher tie = TIE.matcher(between);
    if (!tie.matches()) {
      return null;
    }
    Matcher close = CLOSE.matcher(text).region(second.end(), text.length());
    boolean closed = close.lookingAt();
    if (tie.group("and") != null && !(closed && close.group("amid") != null)) {
      return null;
    }
    if (second.reading() instanceof Length && second.end() > 0 && point(text, second.end())) {
      return null;
    }
    Reading range = Ranges.of(first.reading(), second.reading(), almanac);
    return range == null
        ? null
        : new Node(
            first.start(), closed ? close.end() : second.end(), range, List.of(first, second));
  }

  /// Whether a length is no length but a distance: "월요일부터 2주 후".
  private static boolean point(String text, int end) {
    return text.startsWith(" 후", end) || text.startsWith(" 전", end) || text.startsWith(" 뒤", end);
  }

  private static Node limited(Node node, String text) {
    Matcher limit = LIMIT.matcher(text).region(node.end(), text.length());
    limit.useTransparentBounds(true).useAnchoringBounds(false);
    boolean timed =
        node.reading() instanceof Length
            || node.reading() instanceof Cycle
            || node.reading() instanceof Part
            || node.reading() instanceof Clocks
            || node.reading() instanceof Moments;
    if (timed || !limit.lookingAt()) {
      return node;
    }
    if (limit.group("until") != null
        && node.reading() instanceof Day day
        && day.written().year() > 0) {
      return new Node(node.start(), limit.end(), Joins.endOf(day), List.of(node));
    }
    Reading reading = Limits.of(node.reading(), modifier(limit));
    return reading == null ? node : new Node(node.start(), limit.end(), reading, List.of(node));
  }

  private static Modifier modifier(Matcher limit) {
    String or = limit.group("or");
    if (or != null) {
      return or.endsWith("전") ? Modifier.UNTIL : Modifier.SINCE;
    }
    return limit.group("before") != null
        ? Modifier.BEFORE
        : limit.group("after") != null
            ? Modifier.AFTER
            : limit.group("since") != null ? Modifier.SINCE : Modifier.UNTIL;
  }
}
