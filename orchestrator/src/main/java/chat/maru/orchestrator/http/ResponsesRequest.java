package chat.maru.orchestrator.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Preset;

/// Checks of a request for a response what Maru itself relies on. Everything else is the vendor's
/// to judge, so that fields which did not exist yesterday pass.
final class ResponsesRequest {
  private ResponsesRequest() {}

  /// The request, which asks `auto` where it names no model: OpenAI lets a stored prompt name it.
  ///
  /// @throws MaruException `INVALID` naming the field, what came and what was expected
  static JsonObject check(JsonObject body) {
    checkInput(body);
    body.findBool("stream");
    body.findBool("store");
    body.findString("previous_response_id");
    if (body.findBool("background").orElse(false)) {
      throw wrong("background", "true", "false: responses are made while the client waits");
    }
    if (body.find("conversation").orElse(JsonNull.NULL) != JsonNull.NULL) {
      throw wrong("conversation", "given", "previous_response_id, or the items as input");
    }
    Json limit = body.find("max_output_tokens").orElse(JsonNull.NULL);
    if (limit != JsonNull.NULL
        && !(limit instanceof JsonNumber number && number.toLong().orElse(0) > 0)) {
      throw wrong("max_output_tokens", limit.toText(), "a whole number > 0");
    }
    JsonArray tools = body.findArray("tools").orElse(JsonArray.EMPTY);
    for (int i = 0; i < tools.size(); i++) {
      if (!(tools.get(i) instanceof JsonObject)) {
        throw wrong("tools[" + i + "]", tools.get(i).kind(), "an object");
      }
    }
    return body.findString("model").isPresent()
        ? body
        : body.toBuilder().put("model", Preset.AUTO.modelName()).build();
  }

  private static void checkInput(JsonObject body) {
    switch (body.find("input").orElse(JsonNull.NULL)) {
      case JsonString _ -> {
        // what the user says
      }
      case JsonArray items -> {
        for (int i = 0; i < items.size(); i++) {
          if (!(items.get(i) instanceof JsonObject)) {
            throw wrong("input[" + i + "]", items.get(i).kind(), "an object");
          }
        }
      }
      case JsonNull _ -> {
        // The vendor's to judge: a stored prompt or an earlier response may say enough.
      }
      case Json other -> throw wrong("input", other.kind(), "a text or an array of items");
    }
  }

  private static MaruException wrong(String field, String came, String expected) {
    return new MaruException(
            CommonError.INVALID, field + ": " + came + " (expected: " + expected + ")")
        .with(JsonObject.builder().put("param", field).build());
  }
}
