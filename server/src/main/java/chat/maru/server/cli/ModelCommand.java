package chat.maru.server.cli;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.server.control.ControlClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./maru model`: own models on this machine.
@Command(
    name = "model",
    description = "Lists, fetches and adds own models.",
    mixinStandardHelpOptions = true,
    subcommands = {ModelCommand.Show.class, ModelCommand.Fetch.class, ModelCommand.Add.class},
    footer = {"", "Example: ./maru model fetch"})
public final class ModelCommand {
  private static final Duration POLL = Duration.ofMillis(300);

  /// `./maru model list`.
  @Command(
      name = "list",
      description = "Lists the models on this machine and those that can be fetched.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru model list"})
  static final class Show implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Override
    public Integer call() {
      Reached.server(
          where,
          server -> {
            JsonObject own = server.get("/api/models/own");
            own.requireArray("installed").objects().forEach(model -> line("here", model));
            own.requireArray("offers")
                .objects()
                .filter(model -> !model.findBool("installed").orElse(false))
                .forEach(model -> line("can be fetched", model));
          });
      return 0;
    }

    private static void line(String state, JsonObject model) {
      System.out.printf(
          "%s\t%d MB\t%s\t%s%n",
          model.requireString("name"),
          model.findLong("bytes").orElse(0) / 1_000_000,
          model.findString("licence").orElse(""),
          state);
    }
  }

  /// `./maru model fetch [NAME]`.
  @Command(
      name = "fetch",
      description = "Fetches a model; the default one without a name. Resumes where it was cut.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru model fetch"})
  static final class Fetch implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which one, see model list")
    private @Nullable String name;

    @Override
    public Integer call() {
      JsonObject body = JsonObject.builder().put("name", name).build();
      Reached.server(
          where,
          server -> {
            server.post("/api/models/own/fetch", body);
            follow(server);
          });
      return 0;
    }

    private static void follow(ControlClient server) {
      try (ProgressBar bar = new ProgressBar("Fetching", 0)) {
        while (true) {
          Optional<JsonObject> fetch = server.get("/api/models/own").findObject("fetch");
          String state = fetch.flatMap(f -> f.findString("state")).orElse("done");
          fetch.ifPresent(
              f -> bar.maxHint(f.findLong("total").orElse(0)).stepTo(f.findLong("done").orElse(0)));
          if (state.equals("failed")) {
            throw new MaruException(
                CommonError.UNAVAILABLE,
                fetch.flatMap(f -> f.findString("error")).orElse("The fetch failed"));
          }
          if (!state.equals("running")) {
            return;
          }
          Threads.sleep(POLL);
        }
      }
    }
  }

  /// `./maru model add FILE.gguf`.
  @Command(
      name = "add",
      description = "Copies a GGUF file into the data directory and offers it as an own model.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru model add ~/Downloads/qwen2.5-3b-instruct-q4_k_m.gguf"})
  static final class Add implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Parameters(paramLabel = "FILE", description = "The model, a .gguf file")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      JsonObject body = JsonObject.builder().put("file", file.toAbsolutePath().toString()).build();
      Reached.server(where, server -> server.post("/api/control/models", body));
      return 0;
    }
  }
}
