package chat.maru.orchestrator.privacy.mask;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import org.jspecify.annotations.Nullable;

/// Recognises what no detector can look into: pictures, sound, files and what only their ids name.
final class Unseen {
  private Unseen() {}

  /// `image`, `audio` or `file`; `null` if the object itself is none of them.
  static @Nullable String in(JsonObject object) {
    String type = text(object, "type");
    if (object.has("image_url")
        || type.equals("image")
        || type.equals("input_image")
        || type.equals("computer_screenshot")) {
      return "image";
    }
    if (object.has("input_audio") || type.equals("input_audio") || type.equals("audio")) {
      return "audio";
    }
    if (object.has("inlineData") || object.has("inline_data")) {
      return media(object.find("inlineData").or(() -> object.find("inline_data")).orElse(object));
    }
    boolean file =
        object.find("file").orElse(null) instanceof JsonObject
            || object.find("file_id").orElse(null) instanceof JsonString
            || object.has("fileData")
            || object.has("file_data")
            || type.equals("input_file")
            || type.equals("container_upload")
            || (type.equals("document") && !plainDocument(object));
    return file ? "file" : null;
  }

  private static String media(Json data) {
    String type =
        data instanceof JsonObject object
            ? text(object, "mimeType") + text(object, "mime_type")
            : "";
    return type.startsWith("image/") ? "image" : type.startsWith("audio/") ? "audio" : "file";
  }

  /// A document that carries its words as words.
  private static boolean plainDocument(JsonObject document) {
    return document.find("source").orElse(null) instanceof JsonObject source
        && (text(source, "type").equals("text") || text(source, "type").equals("content"));
  }

  private static String text(JsonObject object, String field) {
    return object.find(field).orElse(null) instanceof JsonString string ? string.value() : "";
  }
}
