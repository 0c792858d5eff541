package chat.maru.orchestrator.http;

import chat.maru.base.MaruException;
import chat.maru.edge.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Instants on the wire.
final class Instants {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Instants() {}

  static String text(Instant instant) {
    return FORM.format(instant);
  }

  static String text(long epochMs) {
    return text(Instant.ofEpochMilli(epochMs));
  }

  /// @throws MaruException `INVALID` naming the parameter
  static Optional<Instant> query(Request request, String name) {
    return request.query(name).filter(text -> !text.isEmpty()).map(text -> parse(name, text));
  }

  private static Instant parse(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw MaruException.invalid(name, text, "an instant such as 2026-11-24T09:00:00Z");
    }
  }
}
