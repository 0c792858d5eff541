package chat.maru.bench;

import chat.maru.base.MaruException;
import chat.maru.bench.crash.CrashBench;
import chat.maru.bench.dates.DatesBench;
import chat.maru.bench.failover.FailoverBench;
import chat.maru.bench.fanout.FanoutBench;
import chat.maru.bench.fanout.IdleBench;
import chat.maru.bench.gateway.GatewayBench;
import chat.maru.bench.privacy.PrivacyBench;
import chat.maru.bench.recall.RecallBench;
import chat.maru.bench.router.PriorBench;
import chat.maru.bench.router.RouterBench;
import chat.maru.bench.sdk.SdkBench;
import chat.maru.bench.soak.SoakBench;
import chat.maru.bench.start.StartBench;
import chat.maru.bench.threads.LinksBench;
import chat.maru.bench.threads.ThreadsBench;
import chat.maru.bench.timing.TimingBench;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// `./maru bench NAME`: runs one benchmark and prints its figures.
///
/// Exit codes: 0 done, 1 failed, 2 wrong usage.
@Command(
    name = "maru bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    description = "Measures Maru and prints the figures beside their anchors.",
    footer = {"", "Example: ./maru bench recall --data locomo10.json --json"})
public final class BenchMain {
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object a line.")
  private boolean json;

  @Option(
      names = "--record",
      scope = ScopeType.INHERIT,
      arity = "0..1",
      fallbackValue = "bench/RESULTS.md",
      paramLabel = "FILE",
      description = "Append the table to FILE (default: bench/RESULTS.md).")
  private @Nullable Path record;

  BenchMain(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new BenchMain(out, System.err, Clock.systemUTC()).run(benchmarks(), arguments));
  }

  /// Every benchmark. Add yours here.
  private static List<Benchmark> benchmarks() {
    return List.of(
        new RecallBench(),
        new GatewayBench(),
        new StartBench(),
        new FanoutBench(),
        new FailoverBench(),
        new SdkBench(),
        new SoakBench(),
        new PrivacyBench(),
        new IdleBench(),
        new CrashBench(),
        new RouterBench(),
        new DatesBench(),
        new PriorBench(),
        new ThreadsBench(),
        new LinksBench(),
        new TimingBench());
  }

  int run(List<Benchmark> benchmarks, String... arguments) {
    CommandLine line = new CommandLine(this);
    benchmarks.forEach(line::addSubcommand);
    line.setExecutionStrategy(parsed -> execute(parsed, arguments));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    return line.execute(arguments);
  }

  private int execute(ParseResult parsed, String[] arguments) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine command = last.commandSpec().commandLine();
    if (CommandLine.printHelpIfRequested(parsed)) {
      return CommandLine.ExitCode.OK;
    }
    if (!(command.getCommand() instanceof Benchmark benchmark)) {
      command.usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    return measure(command.getCommandName(), benchmark, arguments);
  }

  private int measure(String name, Benchmark benchmark, String[] arguments) {
    Progress progress = Progress.onTerminal();
    List<Metric> metrics;
    try {
      metrics = benchmark.measure(progress);
    } catch (MaruException e) {
      err.println("bench " + name + ": " + e.message());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (Exception e) {
      err.println("bench " + name + " failed: " + e);
      e.printStackTrace(err);
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      progress.end();
    }
    Machine machine = Machine.here();
    String table = Report.table(metrics);
    if (json) {
      out.print(Report.jsonLines(metrics));
    } else {
      out.printf(
          "%s, commit %s, %s, %s%n%n%s",
          name, machine.commit(), machine.hardware(), machine.java(), table);
    }
    out.flush();
    return kept(name, machine, table, arguments) && benchmark.passed(metrics) ? 0 : 1;
  }

  private boolean kept(String name, Machine machine, String table, String[] arguments) {
    if (record == null) {
      return true;
    }
    String section =
        "\n## %s, %s, commit %s\n\n`./maru bench %s` on %s, %s\n\n%s"
            .formatted(
                name,
                LocalDate.now(clock),
                machine.commit(),
                String.join(" ", arguments).replaceAll("\\s*--record(=\\S+)?", ""),
                machine.hardware(),
                machine.java(),
                table);
    Path file = Machine.home().resolve(record);
    try {
      Files.writeString(file, section, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return true;
    } catch (IOException e) {
      err.println("bench: cannot write " + file + ": " + e.getMessage());
      return false;
    }
  }
}
