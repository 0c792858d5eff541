package chat.maru.edge.http;

import io.vertx.core.MultiMap;

/// Headers that every answer carries, so that no endpoint can forget them.
final class SecurityHeaders {
  /// Scripts come from this origin's files only: no inline script, no `eval`, no frame around us.
  /// Inline style attributes stay allowed because virtual lists position their rows with them.
  private static final String PAGE_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src"
          + " 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void put(MultiMap headers, String path) {
    headers.set("x-content-type-options", "nosniff");
    if (path.startsWith("/v1/")) {
      return;
    }
    boolean data = path.startsWith("/api/");
    if (!data || !headers.contains("content-security-policy")) {
      headers.set("content-security-policy", data ? DATA_POLICY : PAGE_POLICY);
    }
    headers.set("referrer-policy", "no-referrer");
    headers.set("x-frame-options", "DENY");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(self)");
    if (data && !headers.contains("cache-control")) {
      headers.set("cache-control", "no-store");
    }
  }
}
