package chat.maru.orchestrator.http;

import chat.maru.edge.Request;
import java.util.List;
import java.util.Locale;

/// The language a caller reads.
final class Locales {
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

  private Locales() {}

  /// From `Accept-Language` (RFC 9110, section 12.5.4); English if it says nothing of use.
  static Locale of(Request request) {
    try {
      Locale best =
          Locale.lookup(
              Locale.LanguageRange.parse(request.header("accept-language").orElse("en")), SPOKEN);
      return best == null ? Locale.ENGLISH : best;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }
}
