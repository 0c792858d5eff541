package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Translator.Translation;
import chat.maru.orchestrator.privacy.Identifiers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
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
  private final Set<String> identifiers = new LinkedHashSet<>();
  private final Set<String> uninspected = new LinkedHashSet<>();
  private final TokenCount tokens = new TokenCount();

  private Inspection() {}

  /// @param wanted what is asked for: [Capability#CHAT] or [Capability#EMBEDDINGS]
  /// @param translation the request on other wires
  static Ask ask(ChatRequest request, Translation translation, Capability wanted) {
    JsonObject body = request.body();
    Inspection seen = new Inspection();
    seen.needs.add(wanted);
    seen.read(body);
    if (body.findArray("tools").filter(tools -> tools.size() > 0).isPresent()) {
      seen.needs.add(Capability.TOOLS);
    }
    DataClass dataClass = request.dataClass();
    List<Reason> raised = new ArrayList<>();
    for (String kind : seen.identifiers) {
      raised.add(Reason.of("identifier", "kind", kind));
    }
    if (dataClass != DataClass.OPEN) {
      for (String kind : seen.uninspected) {
        raised.add(Reason.of("uninspected", "kind", kind));
      }
    }
    if (!raised.isEmpty()) {
      dataClass = dataClass.atLeast(DataClass.SEALED);
    }
    long output =
        body.findLong("max_completion_tokens")
            .orElse(
                body.findLong("max_output_tokens")
                    .orElse(body.findLong("max_tokens").orElse(Long.MAX_VALUE)));
    return new Ask(
        request.model(),
        request.purpose(),
        seen.needs,
        seen.tokens.tokens(),
        output,
        dataClass,
        raised,
        request.outsideAllowed(),
        translation);
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
      uninspected.add("image");
    }
    if (object.has("input_audio")) {
      uninspected.add("audio");
    }
    if (object.find("file").orElse(null) instanceof JsonObject
        || type.equals("input_file")
        || (source && type.equals("document"))) {
      uninspected.add("file");
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
    Identifiers.find(text).forEach(find -> identifiers.add(find.kind().code()));
  }
}
