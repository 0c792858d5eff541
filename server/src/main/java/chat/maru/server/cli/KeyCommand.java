package chat.maru.server.cli;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./maru key`: keys for `/v1`.
@Command(
    name = "key",
    description = "Creates and revokes keys for /v1.",
    mixinStandardHelpOptions = true,
    subcommands = {KeyCommand.Create.class, KeyCommand.Revoke.class},
    footer = {"", "Example: ./maru key create --user minsu"})
public final class KeyCommand {
  private static final Pattern MONEY =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*usd", Pattern.CASE_INSENSITIVE);

  /// `./maru key create --user NAME`.
  @Command(
      name = "create",
      description = "Creates a key and prints it once.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru key create --user minsu --name laptop"})
  static final class Create implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "Whose key it is")
    private String user = "";

    @Option(
        names = "--name",
        defaultValue = "cli",
        description = "What the key is for (default: cli)")
    private String name = "";

    @Option(
        names = "--budget",
        paramLabel = "AMOUNT",
        description = "What it may spend, such as 5usd")
    private @Nullable String budget;

    @Override
    public Integer call() {
      JsonObject.Builder body = JsonObject.builder().put("name", name);
      Optional.ofNullable(budget)
          .map(KeyCommand::micros)
          .ifPresent(m -> body.put("budgetMicros", m));
      String path = "/api/control/users/" + Secrets.pathSafe(user) + "/keys";
      Reached.server(
          where, server -> Secrets.print(server.post(path, body.build()).requireString("key")));
      return 0;
    }
  }

  /// `./maru key revoke ID`.
  @Command(
      name = "revoke",
      description = "Revokes a key at once.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru key revoke 0190163d-8694-739b-aea5-966c26f8ad91"})
  static final class Revoke implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Parameters(paramLabel = "ID", description = "The id that the list of keys shows")
    private String id = "";

    @Override
    public Integer call() {
      Reached.server(where, server -> server.delete("/api/control/keys/" + Secrets.pathSafe(id)));
      return 0;
    }
  }

  /// Micro-USD of a text such as `5usd`.
  private static long micros(String text) {
    Matcher matcher = MONEY.matcher(text.strip());
    if (!matcher.matches()) {
      throw MaruException.invalid("--budget", text, "an amount such as 5usd or 0.50usd");
    }
    return new BigDecimal(matcher.group(1)).movePointRight(6).longValueExact();
  }
}
