package chat.maru.modelhost;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// `POST /v1/embeddings`: a vector for each text, as numbers or in base64.
final class Embeddings {
  private static final int MAX_TEXTS = 256;
  private static final Duration TURN = Duration.ofMillis(500);

  private final Embedder embedder;
  private final WaitingLine line;

  Embeddings(Embedder embedder, WaitingLine line) {
    this.embedder = embedder;
    this.line = line;
  }

  void handle(Exchange exchange) {
    JsonObject body = Json.parseObject(exchange.request().body());
    List<String> texts = texts(body);
    String format = body.findString("encoding_format").orElse("float");
    if (!format.equals("float") && !format.equals("base64")) {
      throw MaruException.invalid("encoding_format", format, "float or base64");
    }
    List<Json> data = new ArrayList<>();
    long tokens = 0;
    try (WaitingLine.Place place = line.enter()) {
      exchange.header("x-maru-queue-position", Integer.toString(place.position()));
      while (!place.await(TURN)) {
        exchange.check();
      }
      for (String text : texts) {
        exchange.check();
        tokens += embedder.tokens(text);
        Json vector = vector(embedder.embed(text), format);
        data.add(
            JsonObject.builder()
                .put("object", "embedding")
                .put("index", data.size())
                .put("embedding", vector)
                .build());
      }
    }
    JsonObject usage =
        JsonObject.builder().put("prompt_tokens", tokens).put("total_tokens", tokens).build();
    exchange.json(
        200,
        JsonObject.builder()
            .put("object", "list")
            .put("model", embedder.name())
            .put("data", new JsonArray(data))
            .put("usage", usage)
            .build());
  }

  private static List<String> texts(JsonObject body) {
    JsonArray input =
        switch (body.find("input").orElse(JsonArray.EMPTY)) {
          case JsonString one -> JsonArray.of(one);
          case JsonArray many -> many;
          case Json other -> throw MaruException.invalid("input", other.kind(), "a text or a list");
        };
    List<String> texts = input.strings().filter(text -> !text.isBlank()).toList();
    if (texts.isEmpty() || texts.size() != input.size() || texts.size() > MAX_TEXTS) {
      throw MaruException.invalid(
          "input", input.size() + " values", "1 to " + MAX_TEXTS + " texts, none empty");
    }
    return texts;
  }

  private static Json vector(float[] values, String format) {
    if (format.equals("base64")) {
      ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : values) {
        bytes.putFloat(value);
      }
      return Json.of(Base64.getEncoder().encodeToString(bytes.array()));
    }
    List<Json> numbers = new ArrayList<>(values.length);
    for (float value : values) {
      numbers.add(Json.of((double) value));
    }
    return new JsonArray(numbers);
  }
}
