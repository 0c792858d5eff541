package chat.maru.orchestrator.own;

import chat.maru.orchestrator.Tier;
import java.util.List;

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
}
