package chat.maru.orchestrator.wire.responses;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Another vendor's proof as a reasoning item's `encrypted_content`, so that it comes back with the
/// conversation. A proof of OpenAI's own goes through as it is.
///
/// @param call the tool call that it proves; `null` for thinking
record CarriedProof(Opaque opaque, @Nullable String call) {
  private static final String PREFIX = "maru1.";

  String write() {
    JsonObject carried =
        JsonObject.builder()
            .put("wire", opaque.wire().name().toLowerCase(Locale.ROOT))
            .put("kind", opaque.kind())
            .put("call", call)
            .put("value", opaque.value())
            .build();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(carried.toBytes());
  }

  /// The proof in `encrypted`; empty if it is OpenAI's own.
  ///
  /// @throws MaruException if it is Maru's and was altered
  static Optional<CarriedProof> read(String encrypted) {
    if (!encrypted.startsWith(PREFIX)) {
      return Optional.empty();
    }
    byte[] text = Base64.getUrlDecoder().decode(bytes(encrypted.substring(PREFIX.length())));
    JsonObject carried = Json.parseObject(text);
    return Optional.of(
        new CarriedProof(
            new Opaque(
                Wire.valueOf(carried.requireString("wire").toUpperCase(Locale.ROOT)),
                carried.requireString("kind"),
                carried.requireObject("value")),
            carried.findString("call").orElse(null)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
