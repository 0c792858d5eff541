package chat.maru.server.cli;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.server.control.ControlClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./maru import KIND FILE --room NAME`.
@Command(
    name = "import",
    description = {
      "Imports the export of another messenger into a room.",
      "Safe to repeat: what is already there is not added again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./maru import kakaotalk KakaoTalkChats.txt --room 가족 --timezone Asia/Seoul"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  @Mixin private final DataOptions where = new DataOptions();

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "kakaotalk, whatsapp, telegram, slack, discord, line, or auto")
  private String kind = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The export as the messenger wrote it")
  private Path file = Path.of("");

  @Option(names = "--room", paramLabel = "NAME", description = "The room's name or id")
  private @Nullable String room;

  @Option(
      names = "--as",
      paramLabel = "USER",
      description = "Who imports (default: the first operator)")
  private @Nullable String user;

  @Option(
      names = "--open",
      description = "Everybody in the room may see it (default: only who imports)")
  private boolean open;

  @Option(
      names = "--timezone",
      defaultValue = "Asia/Seoul",
      paramLabel = "ZONE",
      description = "Of the export (default: Asia/Seoul)")
  private String timezone = "";

  @Option(
      names = "--chat",
      paramLabel = "NAME",
      description = "Which chat of a zip that holds several, for example a channel of Slack")
  private @Nullable String chat;

  @Option(names = "--dry-run", description = "Only says what the file holds")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints JSON")
  private boolean json;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new MaruException(CommonError.NOT_FOUND, file + ": no such file");
    }
    if (dryRun) {
      return DryRun.print(kind, file, chat, timezone, json);
    }
    if (room == null) {
      throw new MaruException(CommonError.INVALID, "--room is missing: say into which room");
    }
    Reached.server(where, this::runAs);
    return 0;
  }

  private void runAs(ControlClient server) {
    String name = Optional.ofNullable(user).orElseGet(() -> firstOperator(server));
    try (ControlClient importing = server.as(name)) {
      run(importing);
    }
  }

  private static String firstOperator(ControlClient server) {
    return server
        .get("/api/control/users")
        .requireArray("users")
        .objects()
        .filter(each -> each.requireString("role").equals("operator"))
        .findFirst()
        .map(each -> each.requireString("name"))
        .orElseThrow(
            () ->
                new MaruException(
                    CommonError.NOT_FOUND,
                    "There is no operator yet: say --as USER, or ./maru user add NAME --operator"));
  }

  private void run(ControlClient server) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("kind", kind);
    query.put("audience", open ? "room" : "mine");
    query.put("timezone", timezone);
    query.put("name", String.valueOf(file.getFileName()));
    Optional.ofNullable(chat).ifPresent(name -> query.put("chat", name));
    String imports = "/api/rooms/" + roomId(server) + "/imports";
    JsonObject started = server.upload(imports + ControlClient.query(query), file.toAbsolutePath());
    JsonObject done = follow(server, imports + "/" + started.requireString("id"));
    tell(done);
  }

  private String roomId(ControlClient server) {
    List<JsonObject> rooms =
        server
            .get("/api/rooms")
            .requireArray("rooms")
            .objects()
            .filter(
                r ->
                    r.requireString("id").equals(room)
                        || r.findString("name").equals(Optional.ofNullable(room)))
            .toList();
    return switch (rooms.size()) {
      case 0 ->
          throw new MaruException(
              CommonError.NOT_FOUND, "--room " + room + ": you are in no such room");
      case 1 -> rooms.getFirst().requireString("id");
      default ->
          throw new MaruException(
              CommonError.CONFLICT,
              "--room "
                  + room
                  + ": several rooms have this name; give one of the ids "
                  + String.join(", ", rooms.stream().map(r -> r.requireString("id")).toList()));
    };
  }

  private static JsonObject follow(ControlClient server, String path) {
    try (ProgressBar bar = new ProgressBar("Importing", 0)) {
      while (true) {
        JsonObject state = server.get(path);
        bar.maxHint(state.findLong("total").orElse(0)).stepTo(state.findLong("done").orElse(0));
        if (!state.requireString("state").equals("running")) {
          return state;
        }
        Threads.sleep(POLL);
      }
    }
  }

  private void tell(JsonObject done) {
    if (json) {
      System.out.println(done.toText());
    } else {
      System.out.printf(
          "%s: %d messages added, %d were already there, %d lines skipped%n",
          done.requireString("state"),
          done.findLong("added").orElse(0),
          done.findLong("known").orElse(0),
          done.findArray("skipped").map(skipped -> skipped.size()).orElse(0));
    }
    if (!done.requireString("state").equals("done")) {
      throw new MaruException(
          CommonError.UNAVAILABLE, done.findString("error").orElse("The import did not finish"));
    }
  }
}
