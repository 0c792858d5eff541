package chat.maru.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Portkey's gateway from npm (`@portkey-ai/gateway`).
final class Portkey {
  private static final String START = "@portkey-ai/gateway/build/start-server.js";

  private Portkey() {}

  /// Starts it where it is installed.
  ///
  /// @param modules a `node_modules` directory
  static Optional<Peer> start(Path modules, int upstream) throws IOException {
    Path script = modules.resolve(START);
    if (!Files.exists(script)) {
      return Optional.empty();
    }
    int port = Peer.freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            List.of("node", script.toAbsolutePath().toString(), "--port=" + port, "--headless"));
    command.environment().put("TRUSTED_CUSTOM_HOSTS", "127.0.0.1");
    command.environment().put("NODE_ENV", "production");
    String headers =
        "x-portkey-provider: openai\r\nx-portkey-custom-host: http://127.0.0.1:%d/v1\r\nauthorization: Bearer none\r\n"
            .formatted(upstream);
    Peer.Door door = new Peer.Door("/v1/chat/completions", "mock", headers);
    return Optional.of(Peer.start("portkey", command, port, door));
  }
}
