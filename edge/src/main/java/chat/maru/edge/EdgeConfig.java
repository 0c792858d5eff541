package chat.maru.edge;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the server listens.
///
/// @param host the address to bind, a name or a literal IPv4 or IPv6 address
/// @param port 0 for any free one
/// @param publicUrl where people reach the server, if it is not where it listens
/// @param uploads the directory for uploads under way
/// @param openMetrics whether `/metrics` answers to other machines
/// @param rates how many requests pass
/// @param drain how long answers under way may go on once the server is told to end
/// @param proxies who may say where a request came from, besides proxies on this machine
public record EdgeConfig(
    String host,
    int port,
    Optional<URI> publicUrl,
    Path uploads,
    boolean openMetrics,
    RateLimits rates,
    Duration drain,
    Proxies proxies) {
  /// With no proxy but those on this machine.
  public EdgeConfig(
      String host,
      int port,
      Optional<URI> publicUrl,
      Path uploads,
      boolean openMetrics,
      RateLimits rates,
      Duration drain) {
    this(host, port, publicUrl, uploads, openMetrics, rates, drain, Proxies.NONE);
  }

  /// Listens on loopback.
  public static EdgeConfig local(int port, Path uploads) {
    return new EdgeConfig(
        "127.0.0.1",
        port,
        Optional.empty(),
        uploads,
        false,
        RateLimits.DEFAULT,
        Duration.ofSeconds(5));
  }

  public EdgeConfig withRates(RateLimits newRates) {
    return new EdgeConfig(host, port, publicUrl, uploads, openMetrics, newRates, drain, proxies);
  }

  public EdgeConfig withProxies(Proxies trusted) {
    return new EdgeConfig(host, port, publicUrl, uploads, openMetrics, rates, drain, trusted);
  }

  public EdgeConfig withPublicUrl(URI url) {
    return new EdgeConfig(
        host, port, Optional.of(url), uploads, openMetrics, rates, drain, proxies);
  }
}
