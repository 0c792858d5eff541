package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.JsonObject;

/// Schemas of arguments where a wire says none.
final class ChatSchemas {
  /// Of a tool without arguments.
  static final JsonObject NOTHING =
      JsonObject.builder().put("type", "object").put("properties", JsonObject.EMPTY).build();

  private ChatSchemas() {}
}
