package chat.maru.dates.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Reading a text in layers: first the rules find pieces, then neighbours are joined.
public final class Scan {
  /// Neighbours that stand further apart have nothing to do with each other.
  private static final int MAX_GAP = 16;

  private Scan() {}

  /// What two neighbours are together; `null` for nothing.
  @FunctionalInterface
  public interface Joining {
    @Nullable Node of(Node first, Node second, String between);
  }

  /// What the rules find, in order and not overlapping: of two that overlap the earlier wins, then
  /// the longer, then the one whose rule stands first.
  public static List<Node> find(String text, List<Rule> rules, Almanac almanac) {
    List<Node> found = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (Rule rule : rules) {
      if (!rule.mayMatch(lower)) {
        continue;
      }
      Matcher matcher = rule.pattern().matcher(text);
      while (matcher.find()) {
        Reading reading = rule.meaning().of(matcher, almanac);
        boolean inner = matcher.namedGroups().containsKey("x") && matcher.start("x") >= 0;
        int start = inner ? matcher.start("x") : matcher.start();
        int end = inner ? matcher.end("x") : matcher.end();
        if (reading != null && end > start) {
          found.add(new Node(start, end, reading));
        }
      }
    }
    return longest(found);
  }

  /// Those that do not overlap; the order of the given list decides between equals.
  public static List<Node> longest(List<Node> nodes) {
    List<Node> sorted = new ArrayList<>(nodes);
    sorted.sort(
        Comparator.comparingInt(Node::start).thenComparing(Node::end, Comparator.reverseOrder()));
    List<Node> kept = new ArrayList<>();
    for (Node node : sorted) {
      if (kept.isEmpty() || node.start() >= kept.getLast().end()) {
        kept.add(node);
      }
    }
    return kept;
  }

  /// Joins neighbours from left to right; what was joined is tried with its next neighbour again.
  public static List<Node> join(List<Node> nodes, String text, Joining joining) {
    List<Node> joined = new ArrayList<>();
    for (Node node : nodes) {
      Node last = joined.isEmpty() ? null : joined.getLast();
      int gap = last == null ? MAX_GAP : node.start() - last.end();
      Node both =
          last == null || gap >= MAX_GAP || gap < 0
              ? null
              : joining.of(last, node, text.substring(last.end(), node.start()));
      if (both == null) {
        joined.add(node);
      } else {
        joined.set(joined.size() - 1, both);
      }
    }
    return joined;
  }
}
