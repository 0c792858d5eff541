package chat.maru.edge.http;

import chat.maru.edge.Proxies;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a request came from and under which name it reached the server.
///
/// A proxy is believed only if it runs on this machine or the operator named it: then the last
/// entry of `X-Forwarded-For` is the client, because the proxy itself wrote it.
final class ClientAddress {
  private static final List<String> PROXY_HEADERS =
      List.of("x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host");
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.\\[\\]]{2,64}");

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?:localhost|\\[::1]|127\\.[0-9]+\\.[0-9]+\\.[0-9]+)(?::[0-9]+)?",
          Pattern.CASE_INSENSITIVE);

  private final HttpServerRequest http;
  private final Optional<URI> configured;
  private final String peer;
  private final boolean believed;

  ClientAddress(HttpServerRequest http, Optional<URI> configured, Proxies proxies) {
    this.http = http;
    this.configured = configured;
    String address = http.remoteAddress().hostAddress();
    this.peer = address == null ? "" : address;
    this.believed = onThisMachine() || proxies.trust(peer);
  }

  String remote() {
    String forwarded = believed ? http.getHeader("x-forwarded-for") : null;
    if (forwarded == null) {
      return peer;
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    // Limits and logs are kept by it: nothing but an address may stand there.
    return ADDRESS.matcher(last).matches() ? last : peer;
  }

  /// See [chat.maru.edge.Request#loopback].
  boolean loopback() {
    return onThisMachine()
        && PROXY_HEADERS.stream().allMatch(name -> http.getHeader(name) == null)
        && loopbackName(host());
  }

  URI publicUrl() {
    return configured.orElseGet(
        () -> URI.create(scheme() + "://" + (host().isEmpty() ? "localhost" : host())));
  }

  /// Whether `origin` is this server itself, as a browser writes it in the header of that name.
  boolean sameOrigin(String origin) {
    int scheme = origin.indexOf("://");
    if (scheme < 0) {
      return false;
    }
    String theirs = origin.substring(scheme + 3);
    return theirs.equalsIgnoreCase(host())
        || configured.filter(url -> theirs.equalsIgnoreCase(url.getRawAuthority())).isPresent();
  }

  private String scheme() {
    return believed && "https".equals(http.getHeader("x-forwarded-proto")) ? "https" : "http";
  }

  /// The name and port that the client used; empty if it is none.
  private String host() {
    String host = believed ? http.getHeader("x-forwarded-host") : null;
    if (host == null) {
      host = http.getHeader("host");
    }
    return host != null && HOST.matcher(host).matches() ? host : "";
  }

  private boolean onThisMachine() {
    return peer.startsWith("127.") || peer.equals("::1") || peer.equals("0:0:0:0:0:0:0:1");
  }

  private static boolean loopbackName(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
