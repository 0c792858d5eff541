package chat.maru.orchestrator.privacy;

import java.util.Arrays;

/// The groups of digits of a text, and what stands between each and the one before it.
final class Groups {
  /// Nothing joins it to the one before.
  static final int APART = 0;

  /// A hyphen, dot, blank or bracket or two.
  static final int TIGHT = 1;

  /// A line break, a comma, or the border of two messages.
  static final int LOOSE = 2;

  private static final int WIDEST_GAP = 4;

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int[] joins = new int[16];
  private int count;

  static Groups of(Plain text) {
    Groups groups = new Groups();
    for (int i = 0; i < text.length(); i++) {
      if (text.digit(i)) {
        int end = i + 1;
        while (text.digit(end)) {
          end++;
        }
        groups.add(text, i, end);
        i = end;
      }
    }
    return groups;
  }

  int count() {
    return count;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int length(int group) {
    return ends[group] - starts[group];
  }

  /// How it hangs on the group before it.
  int join(int group) {
    return group < count ? joins[group] : APART;
  }

  private void add(Plain text, int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      joins = Arrays.copyOf(joins, count * 2);
    }
    joins[count] = count == 0 ? APART : join(text, ends[count - 1], start);
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  private static int join(Plain text, int from, int to) {
    if (to - from > WIDEST_GAP) {
      return APART;
    }
    int join = TIGHT;
    for (int i = from; i < to; i++) {
      switch (text.at(i)) {
        case ' ', '-', '.', '(', ')', '/', '_', '~' -> {
          // keeps them together
        }
        case '\n', ',', Plain.BETWEEN -> join = LOOSE;
        default -> {
          return APART;
        }
      }
    }
    return join;
  }
}
