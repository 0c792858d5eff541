package chat.maru.bridges.reading;

import chat.maru.bridges.ExportFormat.Evidence;
import chat.maru.bridges.Sample;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts what speaks for a format in the beginning of a file.
public final class Shape {
  private Shape() {}

  /// By lines that have the format's shape.
  ///
  /// @param header whether the first line is the format's header
  public static Evidence ofLines(Sample sample, Predicate<String> line, Predicate<String> header) {
    List<String> lines = sample.lines();
    int found = 0;
    int first = Integer.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      if (line.test(lines.get(i))) {
        found++;
        first = Math.min(first, i);
      }
    }
    return new Evidence(found, !lines.isEmpty() && header.test(lines.getFirst()), first);
  }

  /// By places in a JSON text, which may stand on one line.
  ///
  /// @param places what occurs in each message
  /// @param header what must occur as well
  public static Evidence ofJson(Sample sample, Pattern places, List<String> header) {
    String text = String.join("\n", sample.lines());
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return Evidence.NONE;
    }
    if (!header.stream().allMatch(text::contains)) {
      return Evidence.NONE;
    }
    Matcher matcher = places.matcher(text);
    int found = 0;
    while (matcher.find()) {
      found++;
    }
    return found == 0 ? Evidence.NONE : new Evidence(found, true, 0);
  }
}
