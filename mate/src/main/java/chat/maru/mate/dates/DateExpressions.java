package chat.maru.mate.dates;

import chat.maru.dates.Dates;
import chat.maru.dates.Expression;
import chat.maru.dates.Lean;
import chat.maru.dates.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times as the mate needs them: each as the one span that is most likely meant.
///
/// The library `dates` reads the text; vague words, which are no dates, are the mate's own, because
/// a question about 요즘 wants a window to look into.
///
/// Pure, thread-safe, linear in the length of the text.
public final class DateExpressions {
  private static final Pattern VAGUE =
      Pattern.compile(
          "(?<now>방금|아까|좀\\s*전|\\bearlier\\b)"
              + "|(?<days>며칠\\s*전|\\b(?:a\\s+few|some)\\s+days\\s+ago\\b)"
              + "|(?<weeks>요즘|요새|최근|\\brecently\\b|\\blately\\b)",
          Pattern.CASE_INSENSITIVE);

  private DateExpressions() {}

  /// The expressions in `text` in order, not overlapping.
  ///
  /// @param now the local time of whoever wrote the text, when they wrote it
  public static List<Found> find(String text, LocalDateTime now, Lean lean) {
    List<Found> all = new ArrayList<>(vague(text, now.toLocalDate()));
    for (Expression expression : Dates.find(text, now)) {
      // Now is where everybody stands: it points nowhere.
      if (expression.timex().equals("PRESENT_REF")) {
        continue;
      }
      // A plan "from December on" or "by Friday" is about that day; a question about what was said
      // since then is about all that came after.
      boolean limited = lean == Lean.FUTURE && expression.parts().size() == 1;
      Expression meant = limited ? expression.parts().getFirst() : expression;
      Optional<Span> span = meant.span(lean, now);
      span.ifPresent(found -> all.add(found(expression, meant, found)));
    }
    return apart(all);
  }

  private static Found found(Expression said, Expression meant, Span span) {
    return new Found(said.start(), said.end(), said.text(), span, meant.dated(), meant.timed());
  }

  private static List<Found> vague(String text, LocalDate today) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = VAGUE.matcher(text.substring(0, Math.min(text.length(), Dates.MAX_TEXT)));
    while (matcher.find()) {
      Span span =
          matcher.group("now") != null
              ? Span.day(today)
              : matcher.group("days") != null
                  ? Span.days(today.minusDays(10), today)
                  : Span.days(today.minusDays(13), today.plusDays(1));
      found.add(new Found(matcher.start(), matcher.end(), matcher.group(), span, true, false));
    }
    return found;
  }

  /// Where two overlap the earlier stays, then the longer, then the vague one.
  private static List<Found> apart(List<Found> all) {
    all.sort(
        Comparator.comparingInt(Found::start).thenComparing(Found::end, Comparator.reverseOrder()));
    List<Found> kept = new ArrayList<>();
    for (Found found : all) {
      if (kept.isEmpty() || found.start() >= kept.getLast().end()) {
        kept.add(found);
      }
    }
    return kept;
  }
}
