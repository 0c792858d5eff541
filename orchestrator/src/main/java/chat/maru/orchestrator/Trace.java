package chat.maru.orchestrator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The trace that a client's request belongs to, as it says in the header `traceparent` (W3C Trace
/// Context, version 00).
///
/// @param id of the trace, 32 hexadecimal digits
/// @param parent the client's span, 16 hexadecimal digits
/// @param flags two hexadecimal digits; 01 if the client records it
public record Trace(String id, String parent, String flags) {
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  /// The trace of a header; empty for one that is none, which is ignored as the standard asks.
  public static Optional<Trace> of(String header) {
    Matcher told = FORM.matcher(header.strip());
    return told.matches()
        ? Optional.of(new Trace(told.group(1), told.group(2), told.group(3)))
        : Optional.empty();
  }

  /// The header for the next one on the way.
  public String header() {
    return "00-" + id + "-" + parent + "-" + flags;
  }
}
