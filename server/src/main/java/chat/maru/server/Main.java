package chat.maru.server;

import chat.maru.base.MaruException;
import chat.maru.server.cli.MaruCommand;
import picocli.CommandLine;

/// The process behind `./maru`.
///
/// Exit codes: 0 done, 1 a finding or failure, 2 wrong usage. Errors are one line to stderr.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Logging.configure();
    System.exit(commandLine().execute(args));
  }

  /// The commands, ready to run.
  public static CommandLine commandLine() {
    return new CommandLine(new MaruCommand())
        .setExecutionExceptionHandler(Main::tell)
        .setParameterExceptionHandler(Main::tellUsage)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static int tellUsage(CommandLine.ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    String what = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong usage");
    String help = "see ./" + command.getCommandSpec().qualifiedName() + " --help";
    command.getErr().println("maru: " + what + meant(wrong) + "; " + help);
    return CommandLine.ExitCode.USAGE;
  }

  private static String meant(CommandLine.ParameterException wrong) {
    return wrong instanceof CommandLine.UnmatchedArgumentException unknown
        ? unknown.getSuggestions().stream()
            .findFirst()
            .map(nearest -> " (did you mean " + nearest + "?)")
            .orElse("")
        : "";
  }

  private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof MaruException e) {
      command.getErr().println("maru: " + e.message());
      return 1;
    }
    throw failure;
  }
}
