package chat.maru.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/// `./maru`: without a command it serves.
@Command(
    name = "maru",
    description = "A self-hosted messenger whose AI mate takes part in your rooms.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {
      ServeCommand.class,
      ImportCommand.class,
      UserCommand.class,
      KeyCommand.class,
      ModelCommand.class,
      RouterCommand.class,
      CheckCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      CompactCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Two more commands belong to the source tree: ./maru test [java|web|e2e] runs the tests,",
      "./maru bench NAME measures (./maru bench --help lists the benchmarks).",
      "",
      "Example: ./maru serve --port 8080 --data data"
    })
public final class MaruCommand implements Callable<Integer> {
  @Mixin private final ServeOptions options = new ServeOptions();

  @Override
  public Integer call() {
    return Serving.run(options);
  }
}
