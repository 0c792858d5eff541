package chat.maru.orchestrator.provider;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Model;
import org.jspecify.annotations.Nullable;

/// Puts the public name of a model where its answer bears the vendor's: in `model` (`modelVersion`
/// at Gemini), or in the `model` of the object that an event of a stream carries (`message` at
/// Anthropic, `response` in OpenAI's responses).
public final class ModelName {
  private ModelName() {}

  /// An answer or an event with the public name in it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Renamed(byte[] raw, JsonObject json) {}

  public static Renamed inAnswer(byte[] raw, JsonObject json, Model model) {
    if (model.name().equals(model.upstream())) {
      return new Renamed(raw, json);
    }
    byte[] name = Json.of(model.name()).toBytes();
    if (json.find("model").orElse(null) instanceof JsonString) {
      return renamed(Splice.replace(raw, name, "model"), renamed(json, model));
    }
    if (json.find("modelVersion").orElse(null) instanceof JsonString) {
      return renamed(
          Splice.replace(raw, name, "modelVersion"),
          json.toBuilder().put("modelVersion", model.name()).build());
    }
    for (String carrier : new String[] {"message", "response"}) {
      if (json.find(carrier).orElse(null) instanceof JsonObject inner
          && inner.find("model").orElse(null) instanceof JsonString) {
        JsonObject outer = json.toBuilder().put(carrier, renamed(inner, model)).build();
        return renamed(Splice.replace(raw, name, carrier, "model"), outer);
      }
    }
    return new Renamed(raw, json);
  }

  private static JsonObject renamed(JsonObject json, Model model) {
    return json.toBuilder().put("model", model.name()).build();
  }

  private static Renamed renamed(byte @Nullable [] spliced, JsonObject json) {
    return new Renamed(spliced == null ? json.toBytes() : spliced, json);
  }
}
