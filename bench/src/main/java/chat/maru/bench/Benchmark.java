package chat.maru.bench;

import java.util.List;

/// One benchmark: a picocli `@Command` with its own options, listed in [BenchMain].
///
/// It only measures. Printing and recording (`--json`, `--record`) are the frame's. Wrong input is
/// a `MaruException`.
public interface Benchmark {
  /// Runs for seconds to minutes and gives its figures in the order of their importance.
  List<Metric> measure(Progress progress) throws Exception;

  /// Whether these figures are a pass; a failed one ends the command with exit code 1.
  default boolean passed(List<Metric> metrics) {
    return true;
  }
}
