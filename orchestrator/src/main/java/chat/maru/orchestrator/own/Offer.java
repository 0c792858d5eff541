package chat.maru.orchestrator.own;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Tier;
import java.util.List;
import java.util.Locale;

/// A model that Maru can fetch after a yes.
///
/// @param name short and unique
/// @param title as people read it
/// @param bytes the size on disk
/// @param sha256 of its GGUF
/// @param licence an SPDX identifier
/// @param languages as BCP 47 tags, best first
/// @param note a code for what people should know: `try_only` or empty
/// @param fallback the name of the offer to take if this one's origin cannot be reached; may be
///   empty
public record Offer(
    String name,
    String title,
    Kind kind,
    Tier tier,
    long bytes,
    String sha256,
    String licence,
    List<String> languages,
    String note,
    ModelOrigin origin,
    String fallback) {
  public Offer {
    languages = List.copyOf(languages);
  }

  /// As the API shows it.
  public JsonObject json(boolean installed) {
    return JsonObject.builder()
        .put("name", name)
        .put("title", title)
        .put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("tier", tier.code())
        .put("bytes", bytes)
        .put("licence", licence)
        .put("languages", JsonArray.ofStrings(languages))
        .put("note", note.isEmpty() ? null : Json.of(note))
        .put("installed", installed)
        .build();
  }
}
