package chat.maru.bench.sdk;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.bench.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `llm-comply` (PyPI): asks a gateway in the words of a wire and holds its answers to the wire's
/// schema.
final class Comply {
  /// Its name for a wire, and a model's name of the sort that it asks to think.
  private record Format(String name, String figure, String model) {}

  private static final List<Format> FORMATS =
      List.of(
          new Format("openai-chat", "chat", "gpt-5-fake"),
          new Format("anthropic", "messages", "claude-opus-4-fake"),
          new Format("open-responses", "responses", "gpt-5-fake"));

  static final List<String> MODELS = List.of("gpt-5-fake", "claude-opus-4-fake");

  private final Tools tools;

  Comply(Tools tools) {
    this.tools = tools;
  }

  List<Metric> measure(String address, String key) {
    List<Metric> metrics = new ArrayList<>();
    for (Format format : FORMATS) {
      metrics.add(metric(format, ask(format, address, key)));
    }
    return metrics;
  }

  private JsonObject ask(Format format, String address, String key) {
    String told =
        Tools.tell(
                List.of(
                    tools.python().resolveSibling("llm-comply").toString(),
                    "--json",
                    "-u",
                    address,
                    "-k",
                    key,
                    "-m",
                    format.model(),
                    "--format",
                    format.name()),
                tools.folder(),
                Map.of())
            .output();
    return Json.parseObject(told.substring(Math.max(0, told.indexOf('{'))));
  }

  private static Metric metric(Format format, JsonObject suite) {
    JsonObject summary = suite.findObject("summary").orElse(suite);
    List<String> failed =
        suite
            .findArray("results")
            .orElse(JsonArray.EMPTY)
            .objects()
            .filter(result -> !result.findString("status").orElse("").equals("passed"))
            .map(result -> result.findString("id").or(() -> result.findString("name")).orElse("?"))
            .toList();
    return Metric.of(
            "sdk.comply." + format.figure(),
            (double) summary.requireLong("passed"),
            "",
            summary.requireLong("total"))
        .saying(failed.isEmpty() ? "" : "not passed: " + String.join(", ", failed));
  }
}
