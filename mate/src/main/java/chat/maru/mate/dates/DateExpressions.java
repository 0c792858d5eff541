package chat.maru.mate.dates;

import chat.maru.mate.dates.Clocks.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds dates and times in Korean and English text.
///
/// Each rule is a pattern and its meaning. Where matches overlap the earlier wins, then the longer:
/// "다음 주 금요일" beats "금요일". A day and a time of day beside each other become one expression, and two
/// expressions joined by 부터…까지, "from … to" or a dash become one span.
///
/// Pure, thread-safe, linear in the length of the text.
public final class DateExpressions {
  /// Longer texts are read up to here.
  private static final int MAX_TEXT = 4_000;

  private static final Pattern BESIDE = Pattern.compile("\\s*(?:,|에|날|의|at|on|,\\s*at)?\\s*");
  private static final Pattern TO =
      Pattern.compile("\\s*(?:부터|에서|~|–|-|to|until|till|through|and)\\s*");
  private static final Pattern DAY_ONLY = Pattern.compile("\\d{1,2}\\s*일");

  private DateExpressions() {}

  /// The expressions in `text` in order, not overlapping.
  ///
  /// @param now the local time of whoever wrote the text, when they wrote it
  public static List<Found> find(String text, LocalDateTime now, Lean lean) {
    String read = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    Anchor anchor = new Anchor(now, lean);
    List<Part> parts = new ArrayList<>();
    for (List<DayRule> rules : languages(read)) {
      for (DayRule rule : rules) {
        Matcher matcher = rule.pattern().matcher(read);
        while (matcher.find()) {
          Span span = rule.meaning().of(matcher, anchor);
          if (span != null) {
            parts.add(new Part(matcher.start(), matcher.end(), span, null));
          }
        }
      }
    }
    List<Part> clocks = new ArrayList<>();
    for (Clocks.Rule rule : Clocks.RULES) {
      Matcher matcher = rule.pattern().matcher(read);
      while (matcher.find()) {
        Clock clock = rule.meaning().of(matcher);
        if (clock != null) {
          clocks.add(new Part(matcher.start(), matcher.end(), null, clock));
        }
      }
    }
    List<Part> all = longest(parts);
    all.addAll(longest(clocks));
    return ranges(read, beside(read, longest(all), anchor), anchor);
  }

  /// Korean rules need Hangul; English ones a Latin letter or a figure.
  private static List<List<DayRule>> languages(String text) {
    boolean hangul = text.codePoints().anyMatch(c -> c >= '가' && c <= '힣');
    boolean latin = text.codePoints().anyMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    return hangul && latin
        ? List.of(KoreanDays.RULES, EnglishDays.RULES)
        : hangul ? List.of(KoreanDays.RULES) : latin ? List.of(EnglishDays.RULES) : List.of();
  }

  /// A match: a span of days or a time of day.
  private record Part(int start, int end, @Nullable Span days, @Nullable Clock clock) {}

  private static List<Part> longest(List<Part> parts) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(
        Comparator.comparingInt(Part::start).thenComparing(Part::end, Comparator.reverseOrder()));
    List<Part> kept = new ArrayList<>();
    for (Part part : sorted) {
      if (kept.isEmpty() || part.start() >= kept.getLast().end()) {
        kept.add(part);
      }
    }
    return kept;
  }

  private static List<Found> beside(String text, List<Part> parts, Anchor anchor) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Part next = i + 1 < parts.size() ? parts.get(i + 1) : null;
      boolean joined =
          next != null
              && (part.days() == null) != (next.days() == null)
              && BESIDE.matcher(text.substring(part.end(), next.start())).matches();
      if (joined && next != null) {
        Span days = part.days() != null ? part.days() : next.days();
        Clock clock = part.clock() != null ? part.clock() : next.clock();
        if (days != null && clock != null && days.isDay()) {
          found.add(found(text, part.start(), next.end(), at(days, clock), true, clock.sure()));
          i++;
          continue;
        }
      }
      if (part.days() != null) {
        found.add(found(text, part.start(), part.end(), part.days(), true, false));
      } else if (part.clock() != null && !part.clock().part()) {
        Span span = at(anchor.day(0), part.clock());
        found.add(found(text, part.start(), part.end(), span, false, part.clock().sure()));
      }
    }
    return found;
  }

  private static List<Found> ranges(String text, List<Found> found, Anchor anchor) {
    List<Found> joined = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Found one = found.get(i);
      Found next = i + 1 < found.size() ? found.get(i + 1) : null;
      if (next != null && TO.matcher(text.substring(one.end(), next.start())).matches()) {
        LocalDateTime to = next.span().to();
        if (DAY_ONLY.matcher(next.text()).matches()) {
          // "3월 2일부터 5일까지": the second day stands in the first one's month.
          to = sameMonth(one.span(), next, anchor);
        } else if (!next.dated() && one.dated()) {
          to = one.span().from().toLocalDate().atTime(next.span().from().toLocalTime());
        }
        if (to.isAfter(one.span().from())) {
          joined.add(
              found(
                  text,
                  one.start(),
                  next.end(),
                  new Span(one.span().from(), to),
                  one.dated() || next.dated(),
                  one.timed()));
          i++;
          continue;
        }
      }
      joined.add(one);
    }
    return joined;
  }

  private static LocalDateTime sameMonth(Span first, Found second, Anchor anchor) {
    int day = Integer.parseInt(second.text().replaceAll("\\D", ""));
    Span span = anchor.dayOf(first.from().getYear(), first.from().getMonthValue(), day);
    return span == null ? second.span().to() : span.to();
  }

  private static Span at(Span day, Clock clock) {
    LocalDateTime midnight = day.from();
    return new Span(midnight.plusMinutes(clock.from()), midnight.plusMinutes(clock.to()));
  }

  private static Found found(
      String text, int start, int end, Span span, boolean dated, boolean timed) {
    return new Found(start, end, text.substring(start, end), span, dated, timed);
  }
}
