package chat.maru.orchestrator.wire.gemini;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Wire;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gemini's `thoughtSignature`: the proof of its thoughts, on whatever part it came with
/// (ai.google.dev/gemini-api/docs/thought-signatures). It goes back on the same part.
final class Signature {
  static final String FIELD = "thoughtSignature";

  /// It stands in a part of its own, or with thoughts, or with a call.
  private static final String OWN = FIELD;

  /// It belongs to the words before it.
  private static final String OF_TEXT = FIELD + ":text";

  private Signature() {}

  static Optional<String> of(JsonObject part) {
    return part.findString(FIELD).filter(signature -> !signature.isEmpty());
  }

  static Opaque own(String signature) {
    return opaque(OWN, signature);
  }

  static Opaque ofText(String signature) {
    return opaque(OF_TEXT, signature);
  }

  static boolean isOfText(Opaque opaque) {
    return opaque.kind().equals(OF_TEXT);
  }

  /// The signature if the proof is Gemini's.
  static Optional<String> read(@Nullable Opaque opaque) {
    return opaque == null || opaque.wire() != Wire.GEMINI
        ? Optional.empty()
        : opaque.value().findString(FIELD);
  }

  private static Opaque opaque(String kind, String signature) {
    return new Opaque(Wire.GEMINI, kind, JsonObject.builder().put(FIELD, signature).build());
  }
}
