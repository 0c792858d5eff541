package chat.maru.bridges;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names the messenger behind a file that no format here reads, so that the error can say more than
/// "unknown". A format that Maru learns to read takes over from its line here.
final class Foreign {
  private static final Pattern WHATSAPP =
      Pattern.compile(
          "[\\u200e\\u200f]?(\\[\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{1,4}[^\\]]{3,20}] "
              + "|\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{1,4}[^-]{3,20}\\d{1,2}:\\d{2}.{0,6} - )\\S.*");
  private static final Pattern LINE_MESSAGE = Pattern.compile("\\d{1,2}:\\d{2}\\t[^\\t]+\\t.*");

  private Foreign() {}

  static Optional<String> kind(Sample sample) {
    List<String> lines = sample.lines();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (lines.get(0).startsWith("[LINE]") || count(lines, LINE_MESSAGE) >= 2) {
      return Optional.of("line");
    }
    if (count(lines, WHATSAPP) >= 2) {
      return Optional.of("whatsapp");
    }
    return json(String.join("\n", lines));
  }

  private static Optional<String> json(String start) {
    if (!start.stripLeading().startsWith("{") && !start.stripLeading().startsWith("[")) {
      return Optional.empty();
    }
    if (start.contains("\"guild\"") && start.contains("\"channel\"")) {
      return Optional.of("discord");
    }
    if (start.contains("\"date_unixtime\"") || start.contains("\"from_id\"")) {
      return Optional.of("telegram");
    }
    return start.contains("\"ts\"") ? Optional.of("slack") : Optional.empty();
  }

  private static long count(List<String> lines, Pattern shape) {
    return lines.stream().filter(line -> shape.matcher(line).matches()).count();
  }
}
