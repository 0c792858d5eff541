package chat.maru.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Figures in the two forms that people and programs read.
final class Report {
  private Report() {}

  /// One JSON object a line.
  static String jsonLines(List<Metric> metrics) {
    StringBuilder out = new StringBuilder();
    metrics.forEach(metric -> out.append(metric.toJson().toText()).append('\n'));
    return out.toString();
  }

  /// A Markdown table that also reads well in a terminal.
  static String table(List<Metric> metrics) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("figure", "value", "unit", "n", "beside"));
    for (Metric metric : metrics) {
      rows.add(
          List.of(
              metric.metric(),
              number(metric.value()),
              metric.unit(),
              String.valueOf(metric.n()),
              besides(metric)));
    }
    int[] widths = new int[5];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    StringBuilder out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      line(out, rows.get(r), widths);
      if (r == 0) {
        line(out, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    out.append('|');
    for (int i = 0; i < widths.length; i++) {
      boolean right = i == 1 || i == 3;
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      out.append(' ').append(right ? padding + cells.get(i) : cells.get(i) + padding).append(" |");
    }
    out.append('\n');
  }

  private static String besides(Metric metric) {
    List<String> parts = new ArrayList<>();
    metric.beside().forEach((name, value) -> parts.add(name + " " + number(value)));
    if (!metric.note().isEmpty()) {
      parts.add(metric.note().replace("|", "/"));
    }
    return String.join(", ", parts);
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < 1 ? "%.3f" : size < 10 ? "%.2f" : "%,.1f", value);
  }
}
