package chat.maru.orchestrator.provider.openai;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Model;

/// Puts the public name of a model where its answer bears the vendor's.
final class ModelName {
  private ModelName() {}

  static Chunk inAnswer(byte[] raw, JsonObject json, Model model) {
    if (model.name().equals(model.upstream())
        || !(json.find("model").orElse(null) instanceof JsonString)) {
      return new Chunk(raw, json);
    }
    JsonObject renamed = json.toBuilder().put("model", model.name()).build();
    byte[] spliced = Splice.replace(raw, "model", Json.of(model.name()).toBytes());
    return new Chunk(spliced == null ? renamed.toBytes() : spliced, renamed);
  }
}
