package chat.maru.edge.http;

import chat.maru.edge.Authenticator;
import chat.maru.edge.Cookie;
import chat.maru.edge.Credentials;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Learns who calls. A header goes before the cookie, so that a program never acts as the browser
/// it runs in.
record Authentication(Authenticator authenticator) implements Filter {
  @Override
  public void check(Exchange exchange) {
    Credentials shown = credentials(exchange);
    if (shown != null) {
      exchange.credentials(shown);
      authenticator.authenticate(shown).ifPresent(exchange::caller);
    }
  }

  private static @Nullable Credentials credentials(Exchange exchange) {
    HttpServerRequest http = exchange.http();
    String token = bearer(http.getHeader("authorization"));
    if (token == null) {
      token = http.getHeader("x-api-key");
    }
    if (token != null) {
      return new Credentials(
          Credentials.Source.HEADER,
          token,
          exchange.loopback(),
          Optional.ofNullable(http.getHeader("x-maru-as")).map(Authentication::decoded));
    }
    String cookie = cookie(http.getHeader("cookie"));
    return cookie == null
        ? null
        : new Credentials(Credentials.Source.COOKIE, cookie, exchange.loopback(), Optional.empty());
  }

  /// Headers carry only ASCII, so a name in them is encoded as in a query.
  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return null;
    }
    return authorization.substring(7).strip();
  }

  private static @Nullable String cookie(@Nullable String header) {
    if (header == null) {
      return null;
    }
    for (String pair : header.split(";", -1)) {
      String trimmed = pair.strip();
      if (trimmed.startsWith(Cookie.SESSION + "=")) {
        return trimmed.substring(Cookie.SESSION.length() + 1);
      }
    }
    return null;
  }
}
