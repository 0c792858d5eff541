package chat.maru.dates.english;

import chat.maru.dates.reading.Almanac;
import chat.maru.dates.reading.Figures;
import chat.maru.dates.reading.Joins;
import chat.maru.dates.reading.Limits;
import chat.maru.dates.reading.Node;
import chat.maru.dates.reading.Ranges;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.reading.Reading.Cycle;
import chat.maru.dates.reading.Reading.Day;
import chat.maru.dates.reading.Reading.Length;
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

/// English text: pieces by rule, then a day and the time beside it in either order, then ranges
/// (from … to), then what comes before and after (before, since).
public final class EnglishGrammar {
  private static final List<Rule> RULES =
      Stream.of(
              EnglishDays.RULES,
              EnglishPeriods.RULES,
              EnglishClocks.RULES,
              EnglishAmounts.RULES,
              Figures.RULES)
          .flatMap(List::stream)
          .toList();

  private static final Pattern BESIDE =
      Pattern.compile("\\s*(?:,|,?\\s*at|on|,?\\s*in the|@|of)?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIE =
      Pattern.compile(
          "\\s*(?:(?<to>to|until|till|through|thru|-|–|—|~)|(?<and>and))\\s*(?:the\\s+)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BEFORE =
      Pattern.compile(
          "\\b(?:(?<limit>before|after|since|until|till|by|prior to)\\s+(?:the\\s+)?)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM =
      Pattern.compile("\\b(?<from>from|between)\\s+(?:the\\s+)?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern WISH =
      Pattern.compile("\\b(?:good|happy)\\s+$", Pattern.CASE_INSENSITIVE);

  private EnglishGrammar() {}

  public static List<Node> read(String text, Almanac almanac) {
    List<Node> nodes =
        Scan.find(text, RULES, almanac).stream().filter(node -> !greeting(node, text)).toList();
    nodes = Scan.join(nodes, text, EnglishGrammar::beside);
    nodes = Scan.join(nodes, text, (a, b, gap) -> range(a, b, gap, text, almanac));
    nodes = Scan.join(nodes, text, EnglishGrammar::beside);
    List<Node> limited = new ArrayList<>();
    nodes.forEach(node -> limited.add(limited(node, text)));
    return limited;
  }

  /// "good morning" wishes well and names no time.
  private static boolean greeting(Node node, String text) {
    return (node.reading() instanceof Part || node.reading() instanceof Length)
        && WISH.matcher(before(node, text)).find();
  }

  private static String before(Node node, String text) {
    return text.substring(Math.max(0, node.start() - 14), node.start());
  }

  private static @Nullable Node beside(Node first, Node second, String between) {
    if (!BESIDE.matcher(between).matches()) {
      return null;
    }
    Reading joined = Joins.of(first.reading(), second.reading());
    if (joined == null && (second.reading() instanceof Day || second.reading() instanceof Cycle)) {
      joined = Joins.of(second.reading(), first.reading());
    }
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
    Matcher from = FROM.matcher(before(first, text));
    boolean opened = from.find();
    boolean amid = opened && from.group("from").equalsIgnoreCase("between");
    if (tie.group("and") != null && !amid) {
      return null;
    }
    Reading range = Ranges.of(first.reading(), second.reading(), almanac);
    int start = opened ? first.start() - (from.end() - from.start()) : first.start();
    return range == null ? null : new Node(start, second.end(), range, List.of(first, second));
  }

  private static Node limited(Node node, String text) {
    Matcher limit = BEFORE.matcher(before(node, text));
    if (!limit.find()) {
      return node;
    }
    Modifier modifier =
        switch (EnglishWords.lower(limit.group("limit"))) {
          case "before", "prior to" -> Modifier.BEFORE;
          case "after" -> Modifier.AFTER;
          case "since" -> Modifier.SINCE;
          default -> Modifier.UNTIL;
        };
    Reading reading = Limits.of(node.reading(), modifier);
    int start = node.start() - (limit.end() - limit.start());
    return reading == null ? node : new Node(start, node.end(), reading, List.of(node));
  }
}
