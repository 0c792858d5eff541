package chat.maru.bench.load;

import java.util.Arrays;

/// The time to the whole answer and to its first body byte, in nanoseconds, of each request of one
/// connection.
final class Samples {
  private long[] totals = new long[1024];
  private long[] firsts = new long[1024];
  private int size;

  void add(long total, long first) {
    if (size == totals.length) {
      totals = Arrays.copyOf(totals, size * 2);
      firsts = Arrays.copyOf(firsts, size * 2);
    }
    totals[size] = total;
    firsts[size++] = first;
  }

  long[] totals() {
    return Arrays.copyOf(totals, size);
  }

  long[] firsts() {
    return Arrays.copyOf(firsts, size);
  }
}
