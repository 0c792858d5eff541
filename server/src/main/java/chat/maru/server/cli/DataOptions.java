package chat.maru.server.cli;

import chat.maru.server.config.ConfigFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which deployment a command means. The same options stand on every command.
public final class DataOptions {
  @Option(names = "--data", paramLabel = "DIR", description = "The data directory (default: data)")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: DIR/maru.yaml)")
  private @Nullable Path config;

  Path data() {
    String home = System.getProperty("maru.home", ".");
    return Optional.ofNullable(data).orElse(Path.of(home, "data")).toAbsolutePath().normalize();
  }

  ConfigFile config() {
    return new ConfigFile(
        Optional.ofNullable(config).orElse(data().resolve("maru.yaml")), System.getenv());
  }
}
