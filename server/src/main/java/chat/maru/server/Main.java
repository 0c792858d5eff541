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
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
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
