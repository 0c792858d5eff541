package chat.maru.server.config;

import chat.maru.base.config.ConfigSection;
import chat.maru.messenger.files.FileLimits;
import chat.maru.orchestrator.OrchestratorConfig;
import chat.maru.orchestrator.own.OwnConfig;
import chat.maru.storage.StorageConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Everything that `maru.yaml`, the variables and the command line say.
///
/// @param database a URL, if it is not the SQLite file of the data directory
/// @param bus what the nodes of one deployment tell each other by; a single node needs none
public record MaruConfig(
    ServerConfig server,
    Optional<String> database,
    Optional<String> bus,
    OrchestratorConfig orchestrator,
    OwnConfig own,
    FileLimits files) {
  /// Reads every key there is.
  static MaruConfig from(ConfigSection root, Map<String, String> variables) {
    MaruConfig config =
        new MaruConfig(
            ServerConfig.from(root.section("server")),
            root.findString("database"),
            root.findString("bus"),
            OrchestratorConfig.read(root, variables),
            OwnConfig.read(root),
            FileLimits.read(root.section("files")));
    root.end();
    return config;
  }

  /// The same with what the command line says, which wins.
  public MaruConfig with(Optional<Integer> port, Optional<String> host, boolean allowSetup) {
    return new MaruConfig(
        server.with(port, host, allowSetup), database, bus, orchestrator, own, files);
  }

  /// The same among other nodes, as the command line says, which wins.
  public MaruConfig among(Optional<String> databaseUrl, Optional<String> busUrl) {
    return new MaruConfig(
        server, databaseUrl.or(() -> database), busUrl.or(() -> bus), orchestrator, own, files);
  }

  /// Where the database is.
  ///
  /// @param sqlite the file that is used unless a URL is given
  public StorageConfig storage(Path sqlite) {
    return database.map(StorageConfig::of).orElse(StorageConfig.sqlite(sqlite));
  }

  /// For a command that needs a server for a moment: on loopback and any free port.
  public MaruConfig forCommands() {
    return with(Optional.of(0), Optional.of("127.0.0.1"), false);
  }
}
