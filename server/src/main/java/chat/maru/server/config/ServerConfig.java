package chat.maru.server.config;

import chat.maru.base.config.ConfigSection;
import chat.maru.edge.Proxies;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The section `server`.
///
/// @param host the address to listen on
/// @param port 0 for any free one
/// @param publicUrl where people reach the server, if it is not where it listens
/// @param openMetrics whether `/metrics` answers to other machines
/// @param openRegistration whether anybody may make an account without an invite
/// @param allowSetup whether another machine may make the first account
/// @param proxies balancers and reverse proxies on other machines
/// @param drain how long answers under way may go on once the server is told to end
public record ServerConfig(
    String host,
    int port,
    Optional<URI> publicUrl,
    boolean openMetrics,
    boolean openRegistration,
    boolean allowSetup,
    Proxies proxies,
    Duration drain) {
  static ServerConfig from(ConfigSection section) {
    ServerConfig config =
        new ServerConfig(
            section.string("host", "127.0.0.1"),
            section.integer("port", 8080, 0, 65535),
            section.findString("publicUrl").map(text -> url(section, text)),
            section.bool("openMetrics", false),
            section.bool("openRegistration", false),
            section.bool("allowSetup", false),
            Proxies.of(section.string("proxies", "")),
            section.duration("drain", Duration.ofSeconds(20)));
    section.end();
    return config;
  }

  ServerConfig with(Optional<Integer> newPort, Optional<String> newHost, boolean setup) {
    return new ServerConfig(
        newHost.orElse(host),
        newPort.orElse(port),
        publicUrl,
        openMetrics,
        openRegistration,
        allowSetup || setup,
        proxies,
        drain);
  }

  private static URI url(ConfigSection section, String text) {
    try {
      URI url = URI.create(text.replaceAll("/+$", ""));
      if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // told below, with what was expected
    }
    throw section.wrong("publicUrl", text, "an address such as https://chat.example.org");
  }
}
