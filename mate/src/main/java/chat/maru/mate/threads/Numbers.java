package chat.maru.mate.threads;

import java.util.Arrays;

/// A growing list of numbers.
final class Numbers {
  private int[] values = new int[8];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int at) {
    return values[at];
  }

  /// How many values lie below `bound`; the values ascend.
  int below(int bound) {
    int at = Arrays.binarySearch(values, 0, size, bound);
    return at < 0 ? -at - 1 : at;
  }

  /// How many values lie in `[from, to)`.
  int within(int from, int to) {
    return from >= to ? 0 : below(to) - below(from);
  }

  /// The last value below `bound`; -1 if there is none.
  int before(int bound) {
    int count = below(bound);
    return count == 0 ? -1 : values[count - 1];
  }

  /// The first value of at least `bound`; -1 if there is none.
  int from(int bound) {
    int count = below(bound);
    return count == size ? -1 : values[count];
  }
}
