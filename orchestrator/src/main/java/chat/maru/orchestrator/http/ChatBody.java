package chat.maru.orchestrator.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import java.util.OptionalLong;

/// Checks of a chat request what Maru itself relies on. Everything else is the vendor's to judge,
/// so that fields which did not exist yesterday pass.
final class ChatBody {
  private ChatBody() {}

  /// @throws MaruException `INVALID` naming the field, what came and what was expected
  static JsonObject check(JsonObject body) {
    if (body.findString("model").isEmpty()) {
      throw wrong("model", "missing", "a model such as auto");
    }
    checkMessages(body);
    body.findBool("stream");
    body.findObject("stream_options").ifPresent(options -> options.findBool("include_usage"));
    // Where both limits are given, which of them counts is the vendor's to say, and so is a 0.
    boolean both = body.has("max_tokens") && body.has("max_completion_tokens");
    checkCount(body, "max_tokens", both ? 0 : 1);
    checkCount(body, "max_completion_tokens", both ? 0 : 1);
    checkCount(body, "n", 1);
    checkCount(body, "top_logprobs", 0);
    checkRange(body, "temperature", 0, 2);
    checkRange(body, "top_p", 0, 1);
    JsonArray tools = body.findArray("tools").orElse(JsonArray.EMPTY);
    for (int i = 0; i < tools.size(); i++) {
      if (!(tools.get(i) instanceof JsonObject)) {
        throw wrong("tools[" + i + "]", tools.get(i).kind(), "an object");
      }
    }
    return body;
  }

  /// Checks a request for embeddings.
  static void checkEmbeddings(JsonObject body) {
    if (body.findString("model").isEmpty()) {
      throw wrong("model", "missing", "a model that makes embeddings");
    }
    if (body.find("input").orElse(JsonNull.NULL) == JsonNull.NULL) {
      throw wrong("input", "missing", "a text or a list of texts");
    }
  }

  static void checkMessages(JsonObject body) {
    JsonArray messages =
        body.findArray("messages")
            .orElseThrow(() -> wrong("messages", "missing", "an array of messages"));
    if (messages.size() == 0) {
      throw wrong("messages", "[]", "at least one message");
    }
    for (int i = 0; i < messages.size(); i++) {
      if (!(messages.get(i) instanceof JsonObject message)) {
        throw wrong("messages[" + i + "]", messages.get(i).kind(), "an object");
      }
      if (message.findString("role").isEmpty()) {
        throw wrong("messages[" + i + "].role", "missing", "system, user, assistant or tool");
      }
    }
  }

  static void checkCount(JsonObject body, String name, long least) {
    Json value = body.find(name).orElse(JsonNull.NULL);
    if (value == JsonNull.NULL) {
      return;
    }
    if (!(value instanceof JsonNumber number)) {
      throw wrong(name, value.kind(), "a whole number");
    }
    OptionalLong count = number.toLong();
    if (count.isEmpty()) {
      throw wrong(name, number.text(), "a whole number");
    }
    if (count.getAsLong() < least) {
      throw wrong(name, number.text(), least == 1 ? "> 0" : ">= " + least);
    }
  }

  static void checkRange(JsonObject body, String name, double least, double most) {
    Json value = body.find(name).orElse(JsonNull.NULL);
    if (value == JsonNull.NULL) {
      return;
    }
    if (!(value instanceof JsonNumber number)) {
      throw wrong(name, value.kind(), "a number");
    }
    double amount = number.toDouble();
    if (!(amount >= least && amount <= most)) {
      throw wrong(name, number.text(), "from " + (long) least + " to " + (long) most);
    }
  }

  static MaruException wrong(String field, String came, String expected) {
    return new MaruException(
            CommonError.INVALID, field + ": " + came + " (expected: " + expected + ")")
        .with(JsonObject.builder().put("param", field).build());
  }
}
