package chat.maru.dates.korean;

import chat.maru.dates.holiday.Holiday;
import chat.maru.dates.holiday.Holidays;
import chat.maru.dates.reading.NamedDays;
import chat.maru.dates.reading.Rule;
import java.util.List;

/// Holidays by their Korean names.
final class KoreanHolidays {
  private static final NamedDays NAMES = new NamedDays(Holidays.ALL, Holiday::korean);

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              NAMES.clues(),
              "(?:(?<y>"
                  + Words.YEAR
                  + "|"
                  + Words.YEAR_WORD
                  + ")\\s*(?:의\\s*)?)?(?<![가-힣])(?<name>"
                  + NAMES.pattern()
                  + ")(?![가-힣]*(?:음식|카드|케이크|선물))(?=[^가-힣]|[에은는이의과와도까부날를을가때로입인]|연휴|마다|전|$)",
              (m, a) ->
                  NAMES.read(
                      m.group("name"),
                      m.group("y") == null ? 0 : Words.year(m.group("y"), a.today().getYear()),
                      a)));

  private KoreanHolidays() {}
}
