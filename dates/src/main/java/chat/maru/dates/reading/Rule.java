package chat.maru.dates.reading;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How one kind of expression is written, and what it means.
///
/// A group named `x` in the pattern is the expression; without it the whole match is.
///
/// @param clues words of which at least one stands in every match, in lower case; empty for none
///   known. Most texts have few of them, so most rules need not be tried.
public record Rule(List<String> clues, Pattern pattern, Meaning meaning) {
  public Rule {
    clues = List.copyOf(clues);
  }

  /// What a match means; `null` if it means nothing after all (month 13).
  @FunctionalInterface
  public interface Meaning {
    @Nullable Reading of(MatchResult match, Almanac almanac);
  }

  /// @param clues separated by `|`
  public static Rule of(String clues, String regex, Meaning meaning) {
    return new Rule(
        clues.isEmpty() ? List.of() : List.of(clues.split("\\|", -1)),
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE),
        meaning);
  }

  /// @param text in lower case
  boolean mayMatch(String text) {
    return clues.isEmpty() || clues.stream().anyMatch(text::contains);
  }
}
