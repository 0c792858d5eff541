package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Translator.Translation;
import chat.maru.orchestrator.privacy.mask.Policy;
import chat.maru.orchestrator.privacy.mask.Scan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads a request once and tells what a router has to know: what the model must be able to do, how
/// long the prompt is, and what makes it private.
///
/// Every string in the body is looked at: messages, tool results, tool descriptions, names.
/// Pictures, sound and files cannot be, so a request of class [DataClass#ROOM] that carries one is
/// sealed.
final class Inspection {
  private final Set<Capability> needs = EnumSet.noneOf(Capability.class);
  private final TokenCount tokens = new TokenCount();

  private Inspection() {}

  /// What was seen.
  ///
  /// @param cover what an outside model gets to read
  /// @param refused whether the request is refused for its identifiers, but by an own model that it
  ///   names
  record Seen(Ask ask, Cover cover, boolean refused) {}

  /// @param wanted what is asked for: [Capability#CHAT] or [Capability#EMBEDDINGS]
  static Seen see(ChatRequest request, Translator translator, Capability wanted, Masks masks) {
    JsonObject body = request.body();
    Inspection seen = new Inspection();
    seen.needs.add(wanted);
    seen.read(body);
    if (body.findArray("tools").filter(tools -> tools.size() > 0).isPresent()) {
      seen.needs.add(Capability.TOOLS);
    }
    Scan scan = Scan.of(body, request.discretion().roster());
    Policy policy = masks.policy(request);
    Translation translation = translator.of(request);
    Cover cover = cover(request, translator, translation, scan, masks);
    List<Reason> unseen = unseen(request, scan);
    DataClass visible = unseen.isEmpty() ? request.dataClass() : DataClass.SEALED;
    DataClass whole = scan.kinds().isEmpty() ? visible : DataClass.SEALED;
    List<Reason> raised = new ArrayList<>();
    scan.kinds().forEach(kind -> raised.add(Reason.of("identifier", "kind", kind.code())));
    raised.addAll(unseen);
    Ask ask =
        new Ask(
            request.model(),
            request.purpose(),
            seen.needs,
            seen.tokens.tokens(),
            output(body),
            whole,
            cover.masks() ? visible : whole,
            raised,
            request.outsideAllowed(),
            translation);
    return new Seen(ask, cover, policy == Policy.REFUSE && !scan.kinds().isEmpty());
  }

  private static Cover cover(
      ChatRequest request, Translator translator, Translation translation, Scan scan, Masks masks) {
    boolean outside =
        request.dataClass() == DataClass.OPEN
            || (request.dataClass() == DataClass.ROOM && request.outsideAllowed());
    if (!outside || scan.empty() || masks.policy(request) != Policy.MASK) {
      return Cover.none(request, translation, masks);
    }
    return masks
        .mask(request, scan)
        .map(masked -> Cover.of(request, masked, translator, masks))
        .orElseGet(() -> Cover.none(request, translation, masks));
  }

  private static List<Reason> unseen(ChatRequest request, Scan scan) {
    return request.dataClass() == DataClass.OPEN
        ? List.of()
        : scan.unseen().stream().map(kind -> Reason.of("uninspected", "kind", kind)).toList();
  }

  private static long output(JsonObject body) {
    return body.findLong("max_completion_tokens")
        .orElse(
            body.findLong("max_output_tokens")
                .orElse(body.findLong("max_tokens").orElse(Long.MAX_VALUE)));
  }

  private void read(Json json) {
    switch (json) {
      case JsonObject object -> {
        note(object);
        if (bytes(object)) {
          tokens.addNarrow(12_000);
          return;
        }
        object.fields().values().forEach(this::read);
      }
      case JsonArray array -> array.forEach(this::read);
      case JsonString string -> readText(string.value());
      case JsonNumber _, JsonBool _, JsonNull _ -> {
        // no words
      }
    }
  }

  private void note(JsonObject object) {
    String type = object.find("type").orElse(null) instanceof JsonString said ? said.value() : "";
    boolean source = object.find("source").orElse(null) instanceof JsonObject;
    if (object.has("image_url") || (source && type.equals("image"))) {
      needs.add(Capability.VISION);
    }
  }

  /// Whether it carries bytes of a picture or a file: base64 is no words.
  private static boolean bytes(JsonObject object) {
    return object.find("type").orElse(null) instanceof JsonString type
        && type.value().equals("base64")
        && object.has("data");
  }

  private void readText(String text) {
    if (text.startsWith("data:") && text.length() > 200) {
      tokens.addNarrow(12_000); // a picture costs about that, whatever its bytes
      return;
    }
    tokens.add(text);
  }
}
