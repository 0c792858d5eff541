package chat.maru.orchestrator.routing.feedback;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Everything that a decision rested on, so that it can be explained, replayed and learned from.
/// There are no words in it: `structure` is counts.
///
/// @param version of the prior
/// @param kind see `Kind`
/// @param structure see `Structure`
/// @param ease how easy the request was thought to be, in logits
/// @param weights what quality, price and speed weigh, in this order
/// @param options who could have been chosen, best first
/// @param chosen the index of the one that was
/// @param propensity with which chance it was chosen
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Decision(
    String version,
    String preset,
    String kind,
    double[] structure,
    double ease,
    double[] weights,
    List<Option> options,
    int chosen,
    double propensity) {
  /// A model that could be chosen.
  ///
  /// @param start what its class was thought to be able to do, in logits
  /// @param chance of being right
  /// @param costMicros what it was expected to cost
  /// @param cheap the mark of its price, 0 to 1
  /// @param fast the mark of its speed, 0 to 1
  public record Option(
      String model, double start, double chance, long costMicros, double cheap, double fast) {
    double use(double[] weights) {
      return weights[0] * chance + weights[1] * cheap + weights[2] * fast;
    }
  }

  public Decision {
    options = List.copyOf(options);
  }

  public Option taken() {
    return options.get(chosen);
  }

  public boolean explored() {
    return chosen != 0;
  }

  public Optional<Option> option(String model) {
    return options.stream().filter(option -> option.model().equals(model)).findFirst();
  }

  /// The option that is most often right: what quality alone would have cost.
  public Option mostCapable() {
    return options.stream().max((a, b) -> Double.compare(a.chance(), b.chance())).orElseThrow();
  }

  /// The options in the order that these numbers give, told again: as it was, if nothing changed.
  public List<Option> replayed() {
    return options.stream()
        .sorted((a, b) -> Double.compare(b.use(weights), a.use(weights)))
        .toList();
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("version", version)
        .put("preset", preset)
        .put("kind", kind)
        .put("ease", ease)
        .put("weights", array(weights))
        .put("chosen", chosen)
        .put("propensity", propensity)
        .put("options", new JsonArray(options.stream().<Json>map(Decision::json).toList()))
        .put("structure", array(structure))
        .build();
  }

  private static JsonObject json(Option option) {
    return JsonObject.builder()
        .put("model", option.model())
        .put("start", option.start())
        .put("chance", option.chance())
        .put("costMicros", option.costMicros())
        .put("cheap", option.cheap())
        .put("fast", option.fast())
        .build();
  }

  public static Decision read(JsonObject json) {
    return new Decision(
        json.requireString("version"),
        json.requireString("preset"),
        json.requireString("kind"),
        numbers(json.requireArray("structure")),
        json.requireDouble("ease"),
        numbers(json.requireArray("weights")),
        json.requireArray("options")
            .objects()
            .map(
                one ->
                    new Option(
                        one.requireString("model"),
                        one.requireDouble("start"),
                        one.requireDouble("chance"),
                        one.requireLong("costMicros"),
                        one.requireDouble("cheap"),
                        one.requireDouble("fast")))
            .toList(),
        (int) json.requireLong("chosen"),
        json.requireDouble("propensity"));
  }

  private static JsonArray array(double[] values) {
    return new JsonArray(
        Arrays.stream(values)
            .<Json>mapToObj(value -> new JsonNumber(Float.toString((float) value)))
            .toList());
  }

  private static double[] numbers(JsonArray array) {
    return array.values().stream()
        .mapToDouble(value -> value instanceof JsonNumber number ? number.toDouble() : 0)
        .toArray();
  }
}
