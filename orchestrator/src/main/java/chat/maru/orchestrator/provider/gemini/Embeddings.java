package chat.maru.orchestrator.provider.gemini;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.provider.VendorErrors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// OpenAI's embeddings told to Gemini's `batchEmbedContents` and back. The vendor reports no usage.
final class Embeddings {
  private Embeddings() {}

  static byte[] body(Call call) {
    JsonObject asked = call.request().body();
    String model = "models/" + call.model().upstream().replaceFirst("^models/", "");
    List<Json> requests = new ArrayList<>();
    for (Json text : texts(asked)) {
      if (!(text instanceof JsonString words)) {
        throw new MaruException(
            OrchestratorError.NOT_CAPABLE,
            "input: " + text.kind() + " (expected: texts, which Gemini embeds)");
      }
      JsonObject part = JsonObject.builder().put("text", words.value()).build();
      JsonObject.Builder request =
          JsonObject.builder()
              .put("model", model)
              .put("content", JsonObject.builder().put("parts", JsonArray.of(part)).build());
      asked
          .findLong("dimensions")
          .ifPresent(dimensions -> request.put("outputDimensionality", dimensions));
      requests.add(request.build());
    }
    return JsonObject.builder().put("requests", new JsonArray(requests)).build().toBytes();
  }

  static Body answer(Call call, JsonObject answer) {
    boolean base64 =
        call.request().body().findString("encoding_format").orElse("float").equals("base64");
    JsonArray vectors = array(answer, "embeddings");
    if (vectors.size() != texts(call.request().body()).size()) {
      throw VendorErrors.nonsense(call.model().provider(), vectors.size() + " embeddings");
    }
    List<Json> data = new ArrayList<>();
    for (Json vector : vectors) {
      JsonArray values =
          vector instanceof JsonObject object ? array(object, "values") : JsonArray.EMPTY;
      data.add(
          JsonObject.builder()
              .put("object", "embedding")
              .put("index", data.size())
              .put("embedding", base64 ? packed(values) : values)
              .build());
    }
    JsonObject openAi =
        JsonObject.builder()
            .put("object", "list")
            .put("data", new JsonArray(data))
            .put("model", call.model().name())
            .build();
    return new Body(openAi.toBytes(), openAi, null);
  }

  /// Single-precision numbers, little end first, as OpenAI packs them.
  private static Json packed(JsonArray values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.size() * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (Json value : values) {
      bytes.putFloat(value instanceof JsonNumber number ? (float) number.toDouble() : 0);
    }
    return Json.of(Base64.getEncoder().encodeToString(bytes.array()));
  }

  private static JsonArray texts(JsonObject asked) {
    return switch (asked.find("input").orElse(JsonNull.NULL)) {
      case JsonArray many -> many;
      case Json one -> JsonArray.of(one);
    };
  }

  private static JsonArray array(JsonObject object, String name) {
    return object.find(name).orElse(JsonNull.NULL) instanceof JsonArray array
        ? array
        : JsonArray.EMPTY;
  }
}
