package chat.maru.server.cli;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

  private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})([hd])");

  /// `./maru key create --user NAME`.
  @Command(
      name = "create",
      description = "Creates a key and prints it once.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./maru key create --user minsu --budget 5usd --period month"
            + " --models auto:cheap,small --expires 30d --rpm 60"
      })
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

    @Option(
        names = "--period",
        paramLabel = "day|month|total",
        description = "After which the budget starts anew (default: total, that is never)")
    private @Nullable String period;

    @Option(
        names = "--models",
        split = ",",
        paramLabel = "NAME",
        description = "The models and presets that it may ask for, with commas between them")
    private List<String> models = List.of();

    @Option(names = "--expires", paramLabel = "TIME", description = "After which it ends: 12h, 30d")
    private @Nullable String expires;

    @Option(names = "--rpm", paramLabel = "N", description = "Requests a minute")
    private @Nullable Long requests;

    @Option(names = "--tpm", paramLabel = "N", description = "Tokens a minute")
    private @Nullable Long tokens;

    @Option(
        names = "--identifiers",
        paramLabel = "mask|own|refuse",
        description =
            "The loosest that its requests may choose for phone numbers, accounts and the like")
    private @Nullable String identifiers;

    @Override
    public Integer call() {
      JsonObject.Builder body = JsonObject.builder().put("name", name);
      Optional.ofNullable(budget)
          .map(KeyCommand::micros)
          .ifPresent(m -> body.put("budgetMicros", m));
      Optional.ofNullable(period).ifPresent(p -> body.put("period", p));
      if (!models.isEmpty()) {
        body.put("models", JsonArray.ofStrings(models));
      }
      Optional.ofNullable(expires).ifPresent(text -> body.put("expiresAt", end(text)));
      Optional.ofNullable(requests).ifPresent(n -> body.put("requestsPerMinute", n));
      Optional.ofNullable(tokens).ifPresent(n -> body.put("tokensPerMinute", n));
      Optional.ofNullable(identifiers).ifPresent(choice -> body.put("identifiers", choice));
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

  /// The instant after a text such as `30d` from now.
  private static String end(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw MaruException.invalid("--expires", text, "a time such as 12h or 30d");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration time = matcher.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
    return Clock.systemUTC().instant().plus(time).truncatedTo(ChronoUnit.MILLIS).toString();
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
