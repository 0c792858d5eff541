package chat.maru.messenger;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files of messages as JSON: the same text in the database and on the wire.
public final class AttachmentJson {
  private AttachmentJson() {}

  public static JsonObject of(Attachment file) {
    return JsonObject.builder()
        .put("id", file.id())
        .put("name", file.name())
        .put("type", file.type())
        .put("size", file.size())
        .put("width", file.width() == null ? null : Json.of(file.width()))
        .put("height", file.height() == null ? null : Json.of(file.height()))
        .put("durationMs", file.durationMs() == null ? null : Json.of(file.durationMs()))
        .put("voice", file.voice() ? Json.of(true) : null)
        .put("thumbnail", file.thumbnail() ? Json.of(true) : null)
        .build();
  }

  /// The list, or null where there is none.
  static @Nullable JsonArray of(List<Attachment> files) {
    return files.isEmpty() ? null : Wire.array(files, AttachmentJson::of);
  }

  static List<Attachment> parseAll(JsonObject content) {
    return content.findArray("files").stream()
        .flatMap(JsonArray::objects)
        .map(AttachmentJson::parse)
        .toList();
  }

  private static Attachment parse(JsonObject json) {
    return new Attachment(
        json.requireString("id"),
        json.requireString("name"),
        json.requireString("type"),
        json.requireLong("size"),
        pixels(json, "width"),
        pixels(json, "height"),
        json.findLong("durationMs").isPresent() ? json.requireLong("durationMs") : null,
        json.findBool("voice").orElse(false),
        json.findBool("thumbnail").orElse(false));
  }

  private static @Nullable Integer pixels(JsonObject json, String side) {
    return json.findLong(side).isPresent() ? (int) json.requireLong(side) : null;
  }
}
