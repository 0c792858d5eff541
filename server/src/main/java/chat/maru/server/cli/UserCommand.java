package chat.maru.server.cli;

import chat.maru.base.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./maru user`: accounts.
@Command(
    name = "user",
    description = "Adds and lists accounts, sets passwords.",
    mixinStandardHelpOptions = true,
    subcommands = {UserCommand.Add.class, UserCommand.Show.class, UserCommand.Password.class},
    footer = {"", "Example: ./maru user add minsu --operator"})
public final class UserCommand {
  /// `./maru user add NAME [--operator]`.
  @Command(
      name = "add",
      description = "Adds an account and prints its password once.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru user add minsu"})
  static final class Add implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Parameters(paramLabel = "NAME", description = "The name to sign in with")
    private String name = "";

    @Option(names = "--operator", description = "May change providers and accounts")
    private boolean operator;

    @Override
    public Integer call() {
      String password = Secrets.newPassword();
      JsonObject body =
          JsonObject.builder()
              .put("name", name)
              .put("password", password)
              .put("operator", operator)
              .build();
      Reached.server(where, server -> server.post("/api/control/users", body));
      Secrets.print(password);
      return 0;
    }
  }

  /// `./maru user list`.
  @Command(
      name = "list",
      description = "Lists the accounts.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru user list"})
  static final class Show implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Override
    public Integer call() {
      Reached.server(
          where,
          server ->
              server
                  .get("/api/control/users")
                  .requireArray("users")
                  .objects()
                  .map(user -> user.requireString("name") + "\t" + user.requireString("role"))
                  .forEach(System.out::println));
      return 0;
    }
  }

  /// `./maru user password NAME`.
  @Command(
      name = "password",
      description = "Gives an account a new password, prints it once and signs it out everywhere.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./maru user password minsu"})
  static final class Password implements Callable<Integer> {
    @Mixin private final DataOptions where = new DataOptions();

    @Parameters(paramLabel = "NAME", description = "The account")
    private String name = "";

    @Override
    public Integer call() {
      String password = Secrets.newPassword();
      JsonObject body = JsonObject.builder().put("password", password).build();
      String path = "/api/control/users/" + Secrets.pathSafe(name) + "/password";
      Reached.server(where, server -> server.put(path, body));
      Secrets.print(password);
      return 0;
    }
  }
}
