package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;

/// Estimates tokens where nobody counts them: four narrow characters or one wide one (Hangul, CJK,
/// emoji) a token.
final class TokenCount {
  private long narrow;
  private long wide;

  void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x1100) {
        narrow++;
      } else {
        wide++;
      }
    }
  }

  void addNarrow(long characters) {
    narrow += characters;
  }

  /// All strings of a message or delta.
  void addAll(Json json) {
    switch (json) {
      case JsonObject object -> object.fields().values().forEach(this::addAll);
      case JsonArray array -> array.forEach(this::addAll);
      case JsonString string -> add(string.value());
      case JsonNumber _, JsonBool _, JsonNull _ -> {
        // no words
      }
    }
  }

  long tokens() {
    return (narrow + 3) / 4 + wide;
  }
}
