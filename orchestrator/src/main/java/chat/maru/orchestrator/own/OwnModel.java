package chat.maru.orchestrator.own;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A model on disk.
///
/// @param file its GGUF
/// @param context how many tokens it was trained for; 0 if its file does not say
/// @param pooled for embeddings: whether its file says how tokens become one vector
/// @param fetched whether Maru fetched it; else the operator added it
public record OwnModel(
    String name,
    String title,
    Kind kind,
    Tier tier,
    long bytes,
    String sha256,
    String licence,
    List<String> languages,
    String note,
    int context,
    boolean pooled,
    boolean fetched,
    Instant addedAt,
    Path file) {
  public OwnModel {
    languages = List.copyOf(languages);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("name", name)
        .put("title", title)
        .put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("tier", tier.code())
        .put("bytes", bytes)
        .put("sha256", sha256)
        .put("licence", licence)
        .put("languages", JsonArray.ofStrings(languages))
        .put("note", note)
        .put("context", context)
        .put("pooled", pooled)
        .put("fetched", fetched)
        .put("addedAt", addedAt.toString())
        .build();
  }

  static OwnModel fromJson(JsonObject json, Path file) {
    return new OwnModel(
        json.requireString("name"),
        json.requireString("title"),
        Kind.valueOf(json.requireString("kind").toUpperCase(Locale.ROOT)),
        Tier.valueOf(json.requireString("tier").toUpperCase(Locale.ROOT)),
        json.requireLong("bytes"),
        json.requireString("sha256"),
        json.requireString("licence"),
        json.requireArray("languages").strings().toList(),
        json.requireString("note"),
        (int) json.requireLong("context"),
        json.requireBool("pooled"),
        json.requireBool("fetched"),
        Instant.parse(json.requireString("addedAt")),
        file);
  }
}
