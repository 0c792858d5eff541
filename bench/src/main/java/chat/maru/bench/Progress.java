package chat.maru.bench;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A bar on stderr for work that takes over two seconds; silent when stderr is no terminal.
///
/// Not thread-safe, but [#step] may be called from anywhere: a lost step only moves the bar late.
public final class Progress {
  private static final long PATIENCE_NS = 2_000_000_000L;
  private static final long PERIOD_NS = 200_000_000L;
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean shown;
  private final LongSupplier nanos;
  private String what = "";
  private long total;
  private long done;
  private long started;
  private long drawn;

  Progress(PrintStream out, boolean shown, LongSupplier nanos) {
    this.out = out;
    this.shown = shown;
    this.nanos = nanos;
  }

  /// The bar of a terminal.
  public static Progress onTerminal() {
    boolean shown = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Progress(System.err, shown, System::nanoTime);
  }

  /// No bar, for tests.
  public static Progress silent() {
    return new Progress(System.err, false, System::nanoTime);
  }

  /// Begins a piece of work of `steps` steps; ends the one before.
  public void begin(String name, long steps) {
    end();
    what = name;
    total = Math.max(1, steps);
    done = 0;
    started = nanos.getAsLong();
    drawn = 0;
  }

  public void step() {
    step(1);
  }

  public void step(long steps) {
    done += steps;
    long now = nanos.getAsLong();
    if (shown && now - started > PATIENCE_NS && now - drawn > PERIOD_NS) {
      drawn = now;
      int full = (int) Math.min(WIDTH, done * WIDTH / total);
      String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
      long left = (now - started) * Math.max(0, total - done) / Math.max(1, done) / 1_000_000_000L;
      out.printf(
          Locale.ROOT, "\r%-24s [%s] %3d %% %4d s left ", what, bar, done * 100 / total, left);
      out.flush();
    }
  }

  /// Wipes the bar.
  public void end() {
    if (drawn != 0) {
      out.print("\r" + " ".repeat(WIDTH + 50) + "\r");
      out.flush();
      drawn = 0;
    }
  }
}
