package chat.maru.edge.http;

import chat.maru.base.MaruException;
import chat.maru.edge.Credentials;
import chat.maru.edge.EdgeError;
import chat.maru.edge.Route;
import chat.maru.edge.route.RouteTable;
import io.vertx.core.http.HttpServerRequest;

/// Keeps pages of other origins from acting with a visitor's cookie.
///
/// - A request that changes something, or opens a socket, and that a browser marks as coming from
///   another origin is refused, whoever calls.
/// - A caller known by cookie also proves that a script of this origin made the request: the header
///   `x-maru-csrf: 1`, which no form can send; a socket shows its `Origin` instead.
final class CsrfProof implements Filter {
  @Override
  public void check(Exchange exchange) {
    boolean socket =
        exchange.match() instanceof RouteTable.Match.Found found
            && found.route().endpoint() instanceof Route.Endpoint.Upgrade;
    if (!socket && safe(exchange.method())) {
      return;
    }
    HttpServerRequest http = exchange.http();
    String origin = http.getHeader("origin");
    if (origin != null && !exchange.address().sameOrigin(origin)) {
      throw refused("The request came from a page of another address");
    }
    String site = http.getHeader("sec-fetch-site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw refused("The request came from a page of another address");
    }
    if (byCookie(exchange) && (socket ? origin == null : http.getHeader("x-maru-csrf") == null)) {
      throw refused(
          socket ? "The header Origin is missing" : "The header x-maru-csrf: 1 is missing");
    }
  }

  private static boolean byCookie(Exchange exchange) {
    Credentials shown = exchange.credentials();
    return shown != null
        && shown.source() == Credentials.Source.COOKIE
        && exchange.findCaller().isPresent();
  }

  private static boolean safe(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  private static MaruException refused(String message) {
    return new MaruException(EdgeError.CSRF, message);
  }
}
