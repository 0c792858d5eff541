package chat.maru.orchestrator.provider.gemini;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The body that goes to the vendor: the codec's without `model` and `stream`, which stand in the
/// address, and with what depends on the model.
final class GeminiBody {
  /// What the vendor takes for a signature in a history that another model made.
  private static final String UNSIGNED = "skip_thought_signature_validator";

  private static final Pattern GENERATION = Pattern.compile("gemini-(\\d+)");

  /// The budgets that the vendor's own compatible address makes of the words
  /// (ai.google.dev/gemini-api/docs/openai), for models before the third generation.
  private static final Map<String, Long> BUDGETS =
      Map.of(
          "NONE", 0L,
          "MINIMAL", 1_024L,
          "LOW", 1_024L,
          "MEDIUM", 8_192L,
          "HIGH", 24_576L,
          "XHIGH", 24_576L);

  private GeminiBody() {}

  static byte[] of(Call call, Signatures signatures) {
    boolean levels = generation(call.model().upstream()) >= 3;
    JsonObject body = call.request().body();
    JsonObject.Builder out = body.toBuilder().remove("model").remove("stream");
    thinking(body, levels).ifPresent(config -> out.put("generationConfig", config));
    if (body.find("contents").orElse(JsonNull.NULL) instanceof JsonArray contents) {
      out.put("contents", signed(contents, call, signatures, levels));
    }
    return out.build().toBytes();
  }

  /// A name without a number, such as `gemini-flash-latest`, is a model of today.
  private static int generation(String model) {
    Matcher number = GENERATION.matcher(model.toLowerCase(Locale.ROOT));
    return number.find() ? Integer.parseInt(number.group(1)) : 3;
  }

  private static Optional<JsonObject> thinking(JsonObject body, boolean levels) {
    JsonObject config = body.findObject("generationConfig").orElse(JsonObject.EMPTY);
    return config
        .findObject("thinkingConfig")
        .flatMap(thinking -> thinking.findString("thinkingLevel"))
        .map(
            level -> {
              JsonObject.Builder fit = config.requireObject("thinkingConfig").toBuilder();
              if (levels) {
                fit.put("thinkingLevel", level(level));
              } else {
                fit.remove("thinkingLevel").put("thinkingBudget", BUDGETS.getOrDefault(level, -1L));
              }
              return config.toBuilder().put("thinkingConfig", fit.build()).build();
            });
  }

  /// The third generation always thinks; the least it can is `MINIMAL`, the most `HIGH`.
  private static String level(String wanted) {
    return switch (wanted) {
      case "NONE" -> "MINIMAL";
      case "XHIGH" -> "HIGH";
      default -> wanted;
    };
  }

  private static JsonArray signed(
      JsonArray contents, Call call, Signatures signatures, boolean required) {
    List<Json> out = new ArrayList<>();
    for (Json content : contents) {
      out.add(
          content instanceof JsonObject said
                  && said.findString("role").orElse("").equals("model")
                  && said.find("parts").orElse(JsonNull.NULL) instanceof JsonArray parts
              ? said.toBuilder().put("parts", parts(parts, call, signatures, required)).build()
              : content);
    }
    return new JsonArray(out);
  }

  /// Only the first of parallel calls needs a signature; the vendor gives the others none.
  private static JsonArray parts(
      JsonArray parts, Call call, Signatures signatures, boolean required) {
    List<Json> out = new ArrayList<>();
    boolean first = true;
    for (Json part : parts) {
      if (part instanceof JsonObject object
          && object.find("functionCall").orElse(JsonNull.NULL) instanceof JsonObject function) {
        boolean needed = first && required;
        first = false;
        out.add(sign(object, function, call, signatures, needed));
      } else {
        out.add(part);
      }
    }
    return new JsonArray(out);
  }

  private static JsonObject sign(
      JsonObject part, JsonObject function, Call call, Signatures signatures, boolean needed) {
    if (part.has(Signatures.FIELD)) {
      return part;
    }
    Optional<String> signature =
        function
            .findString("id")
            .flatMap(id -> signatures.find(call, id))
            .or(() -> needed ? Optional.of(UNSIGNED) : Optional.empty());
    return signature
        .map(found -> part.toBuilder().put(Signatures.FIELD, found).build())
        .orElse(part);
  }
}
