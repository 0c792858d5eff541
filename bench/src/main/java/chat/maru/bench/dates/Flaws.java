package chat.maru.bench.dates;

import chat.maru.bench.dates.Cases.Case;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Answers that cannot be right, whoever reads the text. Such cases are left out and listed.
///
/// The rules look at a case alone and never at what we find.
final class Flaws {
  private static final Pattern CUT = Pattern.compile("\\d{1,4}");
  private static final Pattern HOUR = Pattern.compile("(?<![\\d.])(\\d{1,2})시(?!간)");
  private static final Pattern HALF = Pattern.compile("(오전|(?<!오전)오후)\\s?(\\d{1,2})시(?!간)");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})년\\s?(\\d{1,2})월");
  private static final Pattern CLOCK = Pattern.compile("(?:^|[ =])(\\d{2}):\\d{2}:\\d{2}");

  private Flaws() {}

  /// Whether a bare number stands by itself: "7" of "7시" does not.
  private static boolean stands(String input, String number) {
    return Pattern.compile("(?<![\\d가-힣])" + number + "(?![\\d가-힣])").matcher(input).find();
  }

  /// Hours and months that are written in the answer's own words must be among its values.
  private static Optional<String> misread(Said gold) {
    if (gold.values().isEmpty() || gold.text().contains(" 전")) {
      return Optional.empty();
    }
    String values = String.join(" ", gold.values());
    Set<Integer> hours = new HashSet<>();
    CLOCK.matcher(values).results().forEach(m -> hours.add(Integer.parseInt(m.group(1)) % 12));
    for (MatchResult half : HALF.matcher(gold.text()).results().toList()) {
      int said = Integer.parseInt(half.group(2)) % 12 + (half.group(1).equals("오후") ? 12 : 0);
      boolean told =
          CLOCK.matcher(values).results().anyMatch(m -> Integer.parseInt(m.group(1)) == said);
      if (!hours.isEmpty() && !told) {
        return Optional.of("it says " + half.group() + " but resolves to other hours");
      }
    }
    Optional<MatchResult> hour =
        hours.isEmpty()
            ? Optional.empty()
            : HOUR.matcher(gold.text())
                .results()
                .filter(m -> !hours.contains(Integer.parseInt(m.group(1)) % 12))
                .findFirst();
    if (hour.isPresent()) {
      return Optional.of("it says " + hour.get().group() + " but resolves to other hours");
    }
    Optional<MatchResult> month =
        MONTH
            .matcher(gold.text())
            .results()
            .filter(m -> values.contains("=2") && !near(values, m))
            .findFirst();
    return month.map(m -> "it says " + m.group() + " but resolves to another month");
  }

  private static boolean near(String values, MatchResult written) {
    YearMonth month =
        YearMonth.of(
            Integer.parseInt(written.group(1)),
            Math.clamp(Integer.parseInt(written.group(2)), 1, 12));
    return values.contains(month.toString())
        || values.contains(month.plusMonths(1).toString())
        || values.contains(month.minusMonths(1).toString());
  }

  static Optional<String> of(Case asked, List<Case> all) {
    for (Said gold : asked.answer()) {
      if (gold.text().isEmpty() || !asked.input().contains(gold.text())) {
        return Optional.of("its answer \"" + gold.text() + "\" does not stand in the text");
      }
      if (gold.text().matches("(?s).*[.?!]")) {
        return Optional.of("its answer \"" + gold.text() + "\" runs to the end of the sentence");
      }
      if (CUT.matcher(gold.text()).matches() && !stands(asked.input(), gold.text())) {
        return Optional.of(
            "its answer \"" + gold.text() + "\" is cut out of a longer number or word");
      }
      Optional<String> other = misread(gold);
      if (other.isPresent() && asked.resolves()) {
        return other;
      }
      if (gold.values().stream().anyMatch(value -> value.contains("0001-01-01"))) {
        return Optional.of("it resolves to the year 1, for a day that does not exist");
      }
    }
    boolean disputed =
        all.stream()
            .anyMatch(
                other ->
                    other.file().equals(asked.file())
                        && other.input().strip().equals(asked.input().strip())
                        && other.reference().equals(asked.reference())
                        && !other.answer().equals(asked.answer()));
    return disputed
        ? Optional.of("the same file answers the same text in two ways")
        : Optional.empty();
  }
}
