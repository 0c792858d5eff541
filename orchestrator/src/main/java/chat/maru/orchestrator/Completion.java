package chat.maru.orchestrator;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;

/// A whole answer.
///
/// @param raw the provider's body as it came, but for the model's name
/// @param json the same, parsed
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Completion(byte[] raw, JsonObject json, Model model, Receipt receipt) {
  /// The words of the first choice; empty if it has none.
  public String text() {
    return message().findString("content").orElse("");
  }

  /// `choices[0].message`.
  public JsonObject message() {
    return json.findArray("choices").stream()
        .flatMap(JsonArray::objects)
        .findFirst()
        .flatMap(choice -> choice.findObject("message"))
        .orElse(JsonObject.EMPTY);
  }
}
