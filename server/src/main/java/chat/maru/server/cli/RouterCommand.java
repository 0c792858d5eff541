package chat.maru.server.cli;

import chat.maru.base.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./maru router`: what the choice of models rests on.
@Command(
    name = "router",
    description = "Learns from outcomes again, and tells what a decision rested on.",
    mixinStandardHelpOptions = true,
    subcommands = {RouterCommand.Train.class, RouterCommand.Replay.class},
    footer = {"", "Example: ./maru router train"})
public final class RouterCommand {
  /// `./maru router train`.
  @Command(
      name = "train",
      description = "Learns again from every outcome that readers and tools told.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru router train"})
  static final class Train implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Override
    public Integer call() {
      Reached.server(
          where,
          server -> {
            JsonObject trained = server.post("/api/router/train", JsonObject.EMPTY);
            System.out.printf(
                "%d outcomes; mean squared error of the forecasts %.3f by class alone, %.3f"
                    + " learned%n",
                trained.requireLong("outcomes"),
                trained.requireDouble("brierClass"),
                trained.requireDouble("brierLearned"));
          });
      return 0;
    }
  }

  /// `./maru router replay RECEIPT`.
  @Command(
      name = "replay",
      description = "Weighs a recorded decision again and prints what it rested on, as JSON.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru router replay 0198c2a1-7f3e-7d52-9a41-5f0e8a6c1b2d"})
  static final class Replay implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Parameters(paramLabel = "RECEIPT", description = "The receipt's id")
    private String receipt = "";

    @Override
    public Integer call() {
      Reached.server(
          where,
          server -> System.out.println(server.get("/api/router/decisions/" + receipt).toText()));
      return 0;
    }
  }
}
