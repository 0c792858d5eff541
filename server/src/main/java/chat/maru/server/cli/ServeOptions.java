package chat.maru.server.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `./maru serve` may be told; each wins over the configuration.
public final class ServeOptions {
  @Mixin private final DataOptions where = new DataOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port (default 8080; 0 = any free one)")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: loopback)")
  private @Nullable String host;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "postgresql://… instead of SQLite in DIR")
  private @Nullable String database;

  @Option(
      names = "--bus",
      paramLabel = "URL",
      description = "nats://… that the nodes of one deployment tell each other by")
  private @Nullable String bus;

  @Option(
      names = "--allow-setup",
      description = "Let another machine make the first account (default: only this one may)")
  private boolean allowSetup;

  DataOptions where() {
    return where;
  }

  Optional<Integer> port() {
    return Optional.ofNullable(port);
  }

  Optional<String> host() {
    return Optional.ofNullable(host);
  }

  Optional<String> database() {
    return Optional.ofNullable(database);
  }

  Optional<String> bus() {
    return Optional.ofNullable(bus);
  }

  boolean allowSetup() {
    return allowSetup;
  }
}
