package chat.maru.orchestrator;

import chat.maru.base.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A provider's whole answer.
///
/// @param raw as it came, but for the model's name
/// @param json the same, parsed
/// @param usage the tokens that it reports; `null` if it reports none
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Body(byte[] raw, JsonObject json, @Nullable Usage usage) {
  /// An answer of OpenAI's chat completions or embeddings.
  public static Body ofChat(byte[] raw, JsonObject json) {
    return new Body(raw, json, json.findObject("usage").map(OpenAiUsage::read).orElse(null));
  }
}
