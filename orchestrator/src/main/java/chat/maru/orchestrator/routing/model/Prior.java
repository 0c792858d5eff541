package chat.maru.orchestrator.routing.model;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.routing.features.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// What Maru thinks of requests and classes of models before it has seen an outcome of its own: how
/// easy a text is by its structure, and what a tiny, a small and a capable model can.
///
/// It was fitted to public outcomes of eleven models (`prior.json` names them and their licences)
/// as one difficulty that all share and one level a model (Rasch 1960). Words play no part: those
/// of examinations in English say nothing of a chat in Korean, and structure is what carried over
/// to subjects left out. Texts unlike any of those outcomes count as of middling difficulty.
///
/// @param version which fit this is; decisions keep it
/// @param levels of a tiny, a small and a capable model, in logits
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prior(
    String version, double[] means, double[] deviations, double[] weights, double[] levels) {
  /// Beyond this distance (mean square of scaled measures) a text is unlike what was learned from.
  private static final double FAMILIAR = 1.5;

  public Prior {
    if (weights.length != Structure.SIZE) {
      throw new IllegalArgumentException(
          "prior: %d weights (expected: %d)".formatted(weights.length, Structure.SIZE));
    }
  }

  /// How easy a text is, in logits around zero; drawn towards zero with the distance from what was
  /// learned from.
  ///
  /// @param structure see [Structure]
  public double ease(double[] structure) {
    double[] scaled = new Scale(means, deviations).of(structure);
    double sum = 0;
    double distance = 0;
    for (int i = 0; i < scaled.length; i++) {
      sum += weights[i] * scaled[i];
      distance += scaled[i] * scaled[i] / scaled.length;
    }
    double trust = Math.min(1, FAMILIAR / Math.max(1e-9, distance));
    return Math.max(-3, Math.min(3, trust * sum));
  }

  /// Reads `{version, means, deviations, weights, levels}`.
  public static Prior read(JsonObject json) {
    return new Prior(
        json.requireString("version"),
        numbers(json.requireArray("means")),
        numbers(json.requireArray("deviations")),
        numbers(json.requireArray("weights")),
        numbers(json.requireArray("levels")));
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("version", version)
        .put("levels", array(levels))
        .put("means", array(means))
        .put("deviations", array(deviations))
        .put("weights", array(weights))
        .build();
  }

  private static double[] numbers(JsonArray array) {
    return array.values().stream()
        .mapToDouble(value -> value instanceof JsonNumber number ? number.toDouble() : 0)
        .toArray();
  }

  /// Four digits are more than the fit can tell.
  private static JsonArray array(double[] values) {
    return new JsonArray(
        Arrays.stream(values)
            .<Json>mapToObj(value -> new JsonNumber(Double.toString(Math.round(value * 1e4) / 1e4)))
            .toList());
  }

  /// The one of this release. Reads a small file.
  public static Prior shipped() {
    try (InputStream in = Prior.class.getResourceAsStream("prior.json")) {
      if (in == null) {
        throw new IllegalStateException("prior.json is missing");
      }
      return read(Json.parseObject(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
