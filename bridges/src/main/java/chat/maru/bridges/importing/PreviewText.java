package chat.maru.bridges.importing;

import chat.maru.bridges.Summary;
import java.util.List;
import java.util.Locale;

/// A summary in words.
final class PreviewText {
  private static final int SHOWN_NAMES = 20;
  private static final int SHOWN_LINES = 20;

  private PreviewText() {}

  static String of(Summary summary, Locale reader) {
    boolean korean = reader.getLanguage().equals("ko");
    StringBuilder out = new StringBuilder();
    String title = summary.header().title();
    out.append(title == null ? summary.format() : title + " (" + summary.format() + ")");
    out.append(
        String.format(
            reader,
            korean ? "%n메시지 %,d개, 알림 %,d개, 사람 %,d명%n" : "%n%,d messages, %,d notices, %,d people%n",
            summary.messages(),
            summary.system(),
            summary.participants().size()));
    out.append(summary.first()).append(" – ").append(summary.last()).append('\n');
    List<String> names = summary.participants();
    out.append(String.join(", ", names.subList(0, Math.min(SHOWN_NAMES, names.size()))));
    out.append(names.size() > SHOWN_NAMES ? ", …\n" : "\n");
    remarks(out, korean ? "빠진 줄" : "left out", summary.skipped(), summary.skippedCount(), reader);
    remarks(out, korean ? "확인할 줄" : "to check", summary.warnings(), summary.warningCount(), reader);
    return out.toString();
  }

  private static void remarks(
      StringBuilder out, String what, List<Summary.Remark> remarks, long count, Locale reader) {
    if (count == 0) {
      return;
    }
    out.append(what).append(": ").append(count).append('\n');
    for (Summary.Remark remark : remarks.subList(0, Math.min(SHOWN_LINES, remarks.size()))) {
      out.append("  ").append(remark.line()).append(": ");
      out.append(remark.why().text(reader)).append('\n');
    }
    if (count > SHOWN_LINES) {
      out.append("  …\n");
    }
  }
}
