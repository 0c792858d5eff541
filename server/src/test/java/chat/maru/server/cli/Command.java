package chat.maru.server.cli;

import chat.maru.server.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One run of `./maru …` inside the test.
///
/// @param code the exit code
record Command(int code, String out, String err) {
  static synchronized Command run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    try (PrintStream newOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream newErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(newOut);
      System.setErr(newErr);
      int code =
          Main.commandLine()
              .setErr(new PrintWriter(newErr, true, StandardCharsets.UTF_8))
              .execute(List.of(args).stream().map(String::valueOf).toArray(String[]::new));
      newErr.flush();
      return new Command(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
  }

  /// The lines that `maru` itself wrote to stderr, without the log's.
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("maru: ")).toList();
  }
}
