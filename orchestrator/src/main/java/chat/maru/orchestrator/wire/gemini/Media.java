package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Fields;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.WireError;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pictures, sound and documents: `inlineData` for bytes, `fileData` for an address.
final class Media {
  private static final Pattern DATA = Pattern.compile("data:([^;,]+);base64,", Pattern.DOTALL);

  /// An address needs its kind said; the ending tells it.
  private static final Map<String, String> BY_ENDING =
      Map.of(
          "png",
          "image/png",
          "jpg",
          "image/jpeg",
          "jpeg",
          "image/jpeg",
          "webp",
          "image/webp",
          "gif",
          "image/gif",
          "heic",
          "image/heic",
          "heif",
          "image/heif",
          "pdf",
          "application/pdf",
          "txt",
          "text/plain");

  private Media() {}

  /// @param url a `data:` URL or an `https:` address
  static JsonObject write(String field, String url) {
    if (url.startsWith("data:")) {
      Matcher data = DATA.matcher(url);
      if (!data.lookingAt()) {
        throw WireError.cannotSay(field, "a data: URL without a type or base64");
      }
      return inline(data.group(1), url.substring(data.end()));
    }
    String path = url.replaceFirst("[?#].*", "");
    String type = BY_ENDING.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    if (type == null) {
      throw WireError.cannotSay(
          field, "Gemini must be told what an address holds, and this one does not say it");
    }
    return JsonObject.builder()
        .put("fileData", JsonObject.builder().put("mimeType", type).put("fileUri", url).build())
        .build();
  }

  static JsonObject write(Part.Audio audio) {
    return inline("audio/" + audio.format(), audio.base64());
  }

  static Part read(Fields part) {
    if (part.has("fileData")) {
      Fields file = part.requireObject("fileData");
      String type = file.string("mimeType").orElse("");
      String uri = file.requireString("fileUri");
      return type.startsWith("image/") ? new Part.Image(uri, null) : new Part.Document(uri, null);
    }
    Fields inline = part.requireObject("inlineData");
    String type = inline.requireString("mimeType");
    String data = inline.requireString("data");
    if (type.startsWith("audio/")) {
      return new Part.Audio(data, type.substring("audio/".length()));
    }
    String url = "data:" + type + ";base64," + data;
    return type.startsWith("image/") ? new Part.Image(url, null) : new Part.Document(url, null);
  }

  private static JsonObject inline(String type, String data) {
    return JsonObject.builder()
        .put("inlineData", JsonObject.builder().put("mimeType", type).put("data", data).build())
        .build();
  }
}
