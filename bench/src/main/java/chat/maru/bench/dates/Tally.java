package chat.maru.bench.dates;

import chat.maru.bench.dates.Cases.Case;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many cases are exact, by what is compared.
final class Tally {
  /// What is compared besides spans and types.
  enum By {
    /// The values, where a case asks for it.
    VALUES,
    /// The values of every case that has some.
    ALL_VALUES,
    /// As [#VALUES], and the TimeML values.
    TIMEX,
    /// As [#VALUES], with "오후" and "오후에" for the same words.
    ANY_PARTICLE
  }

  private final Map<By, Integer> exact = new EnumMap<>(By.class);
  private int cases;

  void add(Case asked, List<Said> found) {
    cases++;
    for (By by : By.values()) {
      exact.merge(by, exact(asked, found, by) ? 1 : 0, Integer::sum);
    }
  }

  int cases() {
    return cases;
  }

  double percent(By by) {
    return cases == 0 ? 0 : 100.0 * exact.getOrDefault(by, 0) / cases;
  }

  /// Whether each answer was found and nothing else was.
  static boolean exact(Case asked, List<Said> found, By by) {
    List<Said> left = new ArrayList<>(found);
    for (Said gold : asked.answer()) {
      Optional<Said> match = left.stream().filter(said -> same(asked, gold, said, by)).findFirst();
      if (match.isEmpty()) {
        return false;
      }
      left.remove(match.get());
    }
    return left.isEmpty();
  }

  private static boolean same(Case asked, Said gold, Said said, By by) {
    boolean particle = by == By.ANY_PARTICLE;
    boolean values = asked.resolves() || by == By.ALL_VALUES;
    return bare(said.text(), particle).equals(bare(gold.text(), particle))
        && said.type().equals(gold.type())
        && (!values || gold.values().isEmpty() || gold.values().equals(said.values()))
        && (by != By.TIMEX || gold.timexes().isEmpty() || gold.timexes().equals(said.timexes()));
  }

  private static String bare(String text, boolean particle) {
    return particle ? text.replaceAll("(?:에|로|의|는)$", "") : text;
  }
}
