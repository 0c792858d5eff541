package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.ProviderConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads a provider's own list of models, which may be anything.
public final class ModelList {
  private static final int MOST = 5000;
  private static final int LONGEST_NAME = 200;

  private ModelList() {}

  public static List<Model> read(ProviderConfig config, byte[] body) {
    JsonArray data = data(config.name(), body);
    if (data.size() > MOST) {
      throw VendorErrors.nonsense(config.name(), "a list of " + data.size() + " models");
    }
    Map<String, Model> models = new LinkedHashMap<>();
    for (Json entry : data) {
      if (!(entry instanceof JsonObject object)
          || !(object.find("id").orElse(null) instanceof JsonString id)
          || id.value().isBlank()
          || id.value().length() > LONGEST_NAME) {
        throw VendorErrors.nonsense(config.name(), "a list of models with an entry without a name");
      }
      models.putIfAbsent(id.value(), config.discovered(id.value(), context(object)));
    }
    return new ArrayList<>(models.values());
  }

  private static JsonArray data(String who, byte[] body) {
    try {
      switch (Json.parse(body)) {
        case JsonArray array -> {
          return array; // Together's form
        }
        case JsonObject object -> {
          if (object.find("data").orElse(null) instanceof JsonArray array) {
            return array;
          }
        }
        default -> {
          // told below
        }
      }
    } catch (MaruException e) {
      // told below
    }
    throw VendorErrors.nonsense(who, "something that is no list of models");
  }

  /// vLLM, OpenRouter, llama.cpp and Groq each tell the context length by a name of their own.
  private static int context(JsonObject model) {
    JsonObject meta = model.find("meta").orElse(null) instanceof JsonObject object ? object : model;
    return Stream.of(
            model.find("max_model_len"),
            model.find("context_length"),
            model.find("context_window"),
            meta.find("n_ctx_train"))
        .flatMap(java.util.Optional::stream)
        .filter(JsonNumber.class::isInstance)
        .mapToInt(number -> (int) ((JsonNumber) number).toLong().orElse(0))
        .filter(length -> length > 0)
        .findFirst()
        .orElse(0);
  }
}
