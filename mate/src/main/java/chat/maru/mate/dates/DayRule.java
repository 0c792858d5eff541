package chat.maru.mate.dates;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How one kind of expression for a day or longer is written, and what it means.
record DayRule(Pattern pattern, Meaning meaning) {
  /// What a match means; `null` if it means nothing after all (month 13).
  @FunctionalInterface
  interface Meaning {
    @Nullable Span of(MatchResult match, Anchor anchor);
  }

  static DayRule of(String regex, Meaning meaning) {
    return new DayRule(
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), meaning);
  }
}
