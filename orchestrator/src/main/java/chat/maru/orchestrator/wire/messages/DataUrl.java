package chat.maru.orchestrator.wire.messages;

import org.jspecify.annotations.Nullable;

/// A `data:` URL with base64 (RFC 2397).
record DataUrl(String type, String base64) {
  /// `null` if `url` is none.
  static @Nullable DataUrl parse(String url) {
    int comma = url.indexOf(',');
    if (!url.startsWith("data:") || comma < 0) {
      return null;
    }
    String head = url.substring("data:".length(), comma);
    int end = head.indexOf(';');
    return head.endsWith(";base64")
        ? new DataUrl(head.substring(0, end), url.substring(comma + 1))
        : null;
  }
}
