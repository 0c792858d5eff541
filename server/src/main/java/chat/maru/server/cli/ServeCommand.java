package chat.maru.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./maru serve`.
@Command(
    name = "serve",
    description = "Starts Maru and runs until it is stopped.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./maru serve --port 8081 --data /srv/maru"})
public final class ServeCommand implements Callable<Integer> {
  @Mixin private final ServeOptions options = new ServeOptions();

  @Override
  public Integer call() {
    return Serving.run(options);
  }
}
