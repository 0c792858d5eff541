package chat.maru.orchestrator;

import chat.maru.base.json.JsonObject;

/// A provider's whole answer.
///
/// @param raw as it came, but for the model's name
/// @param json the same, parsed
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Body(byte[] raw, JsonObject json) {
  public static Body of(JsonObject json) {
    return new Body(json.toBytes(), json);
  }
}
