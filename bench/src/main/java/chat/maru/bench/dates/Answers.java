package chat.maru.bench.dates;

import chat.maru.bench.dates.Cases.Case;
import chat.maru.dates.Dates;
import chat.maru.dates.Expression;
import chat.maru.dates.value.Kind;
import chat.maru.dates.value.Modifier;
import chat.maru.dates.value.Resolution;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Our answers in the cases' words.
///
/// Each file asks one question of the text: `DateExtractor` for days only, `DateTimeModel` for
/// everything with all that it may mean. Where we read a larger expression than a file asks for,
/// the parts it was joined from answer.
final class Answers {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final Set<Modifier> LIMITS =
      Set.of(Modifier.BEFORE, Modifier.AFTER, Modifier.SINCE, Modifier.UNTIL);

  /// "어제로부터 이틀 전": the period files read it as all that lies before.
  private static final String BACK = "(?:어제|오늘|내일)로?부터.*전";

  private Answers() {}

  static List<Said> to(Case asked) {
    List<Said> said = new ArrayList<>();
    for (Expression found : Dates.find(asked.input(), asked.reference())) {
      add(said, found, asked);
    }
    return said;
  }

  private static void add(List<Said> said, Expression found, Case asked) {
    Set<Kind> kinds = kinds(asked.file());
    boolean limited = found.modifier().filter(LIMITS::contains).isPresent();
    if (asked.file().startsWith("DatePeriod") && limited && !found.parts().isEmpty()) {
      // Limits are joined by the merging reader; here they stand for their own base.
      found.parts().forEach(part -> add(said, part, asked));
    } else if (asked.file().startsWith("DatePeriod") && found.text().matches(BACK)) {
      said.add(before(found));
    } else if (asked.file().startsWith("TimePeriod") && timed(found)) {
      said.add(clocks(found, asked));
    } else if (asked.file().startsWith("Holiday") && found.text().matches(".*\\d+월\\s*\\d+일.*")) {
      return;
    } else if (kinds.contains(found.kind())) {
      said.add(said(found, asked));
    } else {
      found.parts().forEach(part -> add(said, part, asked));
    }
  }

  /// A stretch of hours that has a day before it, or is every day's.
  private static boolean timed(Expression found) {
    return switch (found.kind()) {
      case SET -> found.timex().matches("T[A-Z]{2}");
      case DATE_TIME_RANGE ->
          found.timex().startsWith("(")
              && found.future() instanceof Resolution.Moments both
              && both.from() != null
              && both.to() != null;
      default -> false;
    };
  }

  private static Said clocks(Expression found, Case asked) {
    if (found.future() instanceof Resolution.Moments both
        && both.from() != null
        && both.to() != null) {
      String written = bounds(CLOCK.format(both.from()), CLOCK.format(both.to()));
      String timex = found.timex().replaceAll("(?<=[(,])[^,T]*T", "T");
      return said(
          found,
          asked,
          Kind.TIME_RANGE,
          Set.of("next " + written, "last " + written),
          Set.of(timex));
    }
    Expression part = found.parts().getLast();
    Said said = said(part, asked);
    return said(found, asked, Kind.TIME_RANGE, said.values(), said.timexes());
  }

  private static Said before(Expression found) {
    String end = found.future() instanceof Resolution.Day day ? day.day().toString() : "";
    return new Said(
        found.text().strip(),
        Kind.DATE_RANGE.label(),
        Set.of("next " + bounds(null, end), "last " + bounds(null, end)),
        Set.of(found.timex()));
  }

  private static Set<Kind> kinds(String file) {
    return switch (file.replaceAll("Extractor|Parser|Model", "")) {
      case "Date", "Holiday" -> Set.of(Kind.DATE);
      case "DatePeriod" -> Set.of(Kind.DATE_RANGE);
      case "Time" -> Set.of(Kind.TIME);
      case "TimePeriod" -> Set.of(Kind.TIME_RANGE);
      case "DateTimePeriod" -> Set.of(Kind.DATE_TIME_RANGE);
      case "Duration" -> Set.of(Kind.DURATION);
      case "Set" -> Set.of(Kind.SET);
      case "DateTime" -> file.endsWith("Model") ? Set.of(Kind.values()) : Set.of(Kind.DATE_TIME);
      default -> Set.of(Kind.values());
    };
  }

  private static Said said(Expression found, Case asked) {
    boolean model = asked.file().endsWith("Model");
    Set<String> values = new LinkedHashSet<>();
    Set<String> timexes = new LinkedHashSet<>();
    if (model) {
      all(found, values, timexes);
    } else {
      timexes.add(found.timex());
      values.add("next " + written(found, found.future(), false));
      values.add("last " + written(found, found.past(), false));
    }
    if (asked.file().equals("MergedExtractor")
        && found.kind() == Kind.DATE
        && found.text().matches(".*[0-9가-힣] 전")
        && found.parts().isEmpty()) {
      return said(found, asked, Kind.DATE_RANGE, values, timexes);
    }
    boolean merged = asked.file().equals("MergedExtractor") && found.parts().size() == 1;
    return said(
        found, asked, merged ? found.parts().getFirst().kind() : found.kind(), values, timexes);
  }

  private static Said said(
      Expression found, Case asked, Kind kind, Set<String> values, Set<String> timexes) {
    String text = asked.input().substring(found.start(), Particles.end(found, asked));
    return new Said(text.strip(), kind.label(), values, timexes);
  }

  private static void all(Expression found, Set<String> values, Set<String> timexes) {
    timexes.add(found.timex());
    values.add(written(found, found.past(), true));
    values.add(written(found, found.future(), true));
    found.evening().ifPresent(other -> all(other, values, timexes));
  }

  private static String written(Expression found, Resolution resolution, boolean model) {
    return switch (resolution) {
      case Resolution.Day day -> "{value=" + day.day() + "}";
      case Resolution.Moment moment -> "{value=" + MOMENT.format(moment.at()) + "}";
      case Resolution.Clock clock -> "{value=" + CLOCK.format(clock.time()) + "}";
      case Resolution.Days days -> bounds(days.from(), days.to());
      case Resolution.Moments moments -> bounds(text(moments.from()), text(moments.to()));
      case Resolution.Clocks clocks ->
          bounds(
              clocks.from() == null ? null : CLOCK.format(clocks.from()),
              clocks.to() == null ? null : CLOCK.format(clocks.to()));
      case Resolution.Length length ->
          "{value="
              + BigDecimal.valueOf(length.length().toMillis(), 3)
                  .stripTrailingZeros()
                  .toPlainString()
              + "}";
      case Resolution.Unresolved none ->
          found.kind() == Kind.SET && !model
              ? "{value=Set: " + found.timex() + "}"
              : model ? "{value=not resolved}" : "value=not resolved";
    };
  }

  private static @Nullable String text(@Nullable LocalDateTime at) {
    return at == null ? null : MOMENT.format(at);
  }

  private static String bounds(@Nullable Object from, @Nullable Object to) {
    Map<String, String> fields = new TreeMap<>();
    if (from != null) {
      fields.put("start", from.toString());
    }
    if (to != null) {
      fields.put("end", to.toString());
    }
    return fields.toString();
  }
}
