package chat.maru.orchestrator.http;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;

/// Checks of a request in Anthropic's words what Maru itself relies on. Everything else is the
/// vendor's to judge, so that fields which did not exist yesterday pass.
final class MessagesBody {
  private MessagesBody() {}

  /// @throws chat.maru.base.MaruException `INVALID` naming the field, what came and what was
  ///   expected
  static JsonObject check(JsonObject body) {
    checkPrompt(body);
    if (body.find("max_tokens").orElse(JsonNull.NULL) == JsonNull.NULL) {
      throw ChatBody.wrong("max_tokens", "missing", "> 0");
    }
    ChatBody.checkCount(body, "max_tokens", 1);
    ChatBody.checkCount(body, "top_k", 0);
    ChatBody.checkRange(body, "temperature", 0, 1);
    ChatBody.checkRange(body, "top_p", 0, 1);
    body.findBool("stream");
    return body;
  }

  /// Checks what counting tokens needs too.
  static JsonObject checkPrompt(JsonObject body) {
    if (body.findString("model").isEmpty()) {
      throw ChatBody.wrong("model", "missing", "a model such as auto");
    }
    ChatBody.checkMessages(body);
    JsonArray tools = body.findArray("tools").orElse(JsonArray.EMPTY);
    for (int i = 0; i < tools.size(); i++) {
      if (!(tools.get(i) instanceof JsonObject)) {
        throw ChatBody.wrong("tools[" + i + "]", tools.get(i).kind(), "an object");
      }
    }
    return body;
  }
}
