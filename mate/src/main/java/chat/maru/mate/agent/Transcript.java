package chat.maru.mate.agent;

import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Tokens;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes messages for a model: one a line, `[n] time name: words`, so that nobody's words can pass
/// for another line.
record Transcript(Sources sources, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final int MAX_LINE = 600;

  String line(Line line) {
    return "["
        + sources.number(line)
        + "] "
        + TIME.format(line.at().atZone(zone))
        + " "
        + flat(line.authorName())
        + ": "
        + flat(line.text());
  }

  /// The newest of `lines` that fit into `tokens`, in order.
  String newest(List<Line> lines, int tokens) {
    int from = lines.size();
    int left = tokens;
    while (from > 0) {
      left -= Tokens.of(flat(lines.get(from - 1).text())) + 16;
      if (left < 0) {
        break;
      }
      from--;
    }
    return String.join("\n", lines.subList(from, lines.size()).stream().map(this::line).toList());
  }

  static String flat(String text) {
    String flat = text.replaceAll("\\s+", " ").strip();
    return flat.length() <= MAX_LINE ? flat : flat.substring(0, MAX_LINE) + "…";
  }
}
