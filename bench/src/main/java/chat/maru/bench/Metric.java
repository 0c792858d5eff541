package chat.maru.bench;

import chat.maru.base.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One figure.
///
/// @param metric its name, `recall.r10`
/// @param unit `%`, `ms`, `1/s`, `MB`...; empty for plain counts
/// @param n how many observations stand behind it
/// @param beside anchors that were measured in the same run, by name
/// @param note what people should know of it; empty if nothing
public record Metric(
    String metric, double value, String unit, long n, Map<String, Double> beside, String note) {
  public Metric {
    beside = Collections.unmodifiableMap(new LinkedHashMap<>(beside));
  }

  /// A figure with nothing beside it.
  public static Metric of(String metric, double value, String unit, long n) {
    return new Metric(metric, value, unit, n, Map.of(), "");
  }

  /// The same figure with one more anchor.
  public Metric beside(String anchor, double measured) {
    Map<String, Double> more = new LinkedHashMap<>(beside);
    more.put(anchor, measured);
    return new Metric(metric, value, unit, n, more, note);
  }

  /// The same figure with a note.
  public Metric saying(String newNote) {
    return new Metric(metric, value, unit, n, beside, newNote);
  }

  /// The object that `--json` prints.
  public JsonObject toJson() {
    JsonObject.Builder anchors = JsonObject.builder();
    beside.forEach((name, measured) -> anchors.put(name, rounded(measured)));
    JsonObject.Builder json =
        JsonObject.builder()
            .put("metric", metric)
            .put("value", rounded(value))
            .put("unit", unit)
            .put("n", n)
            .put("beside", anchors.build());
    return (note.isEmpty() ? json : json.put("note", note)).build();
  }

  /// Three decimals are more than any of these measurements can tell.
  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
