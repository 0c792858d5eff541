package chat.maru.bench.dates;

import chat.maru.bench.dates.Cases.Case;
import chat.maru.dates.Expression;

/// Whether the particle after an expression belongs to its words.
///
/// The files, made by several translators, do not agree: `TimePeriod…` has "오후에" where `Date…` has
/// "화요일", and within one file "화요일 오후에" stands beside "다음 주 월요일 오후". This is what most cases of
/// each file do; the library itself leaves particles out. `dates.exact_any_particle` looks at none.
final class Particles {
  private Particles() {}

  static int end(Expression found, Case asked) {
    if (asked.file().startsWith("DatePeriod")
        && found.text().matches("앞으로 [^0-9 ]*(?:루|틀|흘|새|레)")) {
      return asked.input().startsWith(" 동안", found.end()) ? found.end() + 3 : found.end();
    }
    if (asked.file().equals("MergedExtractor") && found.text().endsWith("이래")) {
      return asked.input().startsWith("로", found.end()) ? found.end() + 1 : found.end();
    }
    if (asked.file().equals("MergedExtractor") && found.text().endsWith("이내")) {
      return asked.input().startsWith("로", found.end()) ? found.end() + 1 : found.end();
    }
    boolean follows = asked.input().startsWith("에", found.end());
    return follows && belongs(found, asked.file()) ? found.end() + 1 : found.end();
  }

  private static boolean belongs(Expression found, String file) {
    String text = found.text();
    boolean part = text.matches(".*(?:새벽|아침|오전|점심|낮|오후|저녁|밤)");
    boolean limit = text.matches(".*(?:사이|이내|안|내|(?<!오)전|(?<!오)후|뒤)");
    return switch (file) {
      case "TimePeriodExtractor", "TimePeriodParser" -> part || limit;
      case "DateTimePeriodExtractor", "DateTimePeriodParser" ->
          limit || text.matches("(?:이번 주 )?[월화수목금토일]요일 .*(?:새벽|아침|오전|낮|오후|저녁|밤)");
      case "SetExtractor", "SetParser" -> text.matches(".*아침.*시.*");
      case "MergedExtractor" -> limit;
      case "DateTimeModel" ->
          (limit && !text.matches("(?:.*또는 .*|.* 후)"))
              || (part && text.matches("(?:(?:이른|늦은) ?)?..|[월화수목금토일]요일 .*"))
              || text.matches(".*(?<!주)[주달월해년]\\s?(?:초|(?<!주)말|후반|초반)")
              || text.matches("(?:아침|저녁|밤|매일 .*) ?.*시");
      case "DateTimeExtractor" -> text.matches(".*[안내]");
      default -> false;
    };
  }
}
