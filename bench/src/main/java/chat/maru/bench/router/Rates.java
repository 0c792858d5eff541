package chat.maru.bench.router;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What each model takes for a question: input, of which a part is read from the model's cache, and
/// an answer of one length. The published outcomes say nothing of tokens, so lengths of answers and
/// the cached part are said by whoever measures, the same for all models.
///
/// @param input USD a million tokens, by model
/// @param output the same of answers
/// @param cached the part of the input that is read from a cache, 0 to 1
/// @param answer tokens of an answer
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rates(double[] input, double[] output, double cached, int answer) {
  /// What vendors take for a token from the cache beside a fresh one.
  private static final double CACHE_READ = 0.1;

  /// As tokenizers cut English.
  private static final double CHARACTERS_A_TOKEN = 4;

  /// The prices of RouteLLM's two models when it was published: OpenAI's list of November 2023 and
  /// Together's.
  private static final double[] GPT_4_1106 = {10, 30};

  private static final double[] MIXTRAL = {0.6, 0.6};

  /// The prices of `models`: those of `file` (LLMRouter's candidates, USD a million tokens), else
  /// the published ones; `null` if somebody's is not known.
  static @Nullable Rates of(List<String> models, @Nullable Path file, double cached, int answer)
      throws IOException {
    List<double[]> prices = new ArrayList<>();
    JsonObject given = file == null ? JsonObject.EMPTY : Json.parseObject(Files.readString(file));
    for (String model : models) {
      double[] price = given.findObject(model).map(Rates::given).orElseGet(() -> published(model));
      if (price.length == 0) {
        if (file != null) {
          throw new MaruException(CommonError.INVALID, "--prices: no price of " + model);
        }
        return null;
      }
      prices.add(price);
    }
    return new Rates(
        prices.stream().mapToDouble(price -> price[0]).toArray(),
        prices.stream().mapToDouble(price -> price[1]).toArray(),
        cached,
        answer);
  }

  private static double[] given(JsonObject model) {
    return new double[] {model.requireDouble("input_price"), model.requireDouble("output_price")};
  }

  private static double[] published(String model) {
    String name = model.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    if (name.contains("gpt41106")) {
      return GPT_4_1106;
    }
    return name.contains("mixtral8x7b") ? MIXTRAL : new double[0];
  }

  /// Micro-USD, by case and model.
  double[][] costs(Outcomes outcomes) {
    return outcomes.prompts().stream().map(this::costs).toArray(double[][]::new);
  }

  private double[] costs(String prompt) {
    double tokens = prompt.length() / CHARACTERS_A_TOKEN;
    double read = tokens * (1 - cached + cached * CACHE_READ);
    double[] costs = new double[input.length];
    for (int model = 0; model < costs.length; model++) {
      costs[model] = read * input[model] + answer * output[model];
    }
    return costs;
  }
}
