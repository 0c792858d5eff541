package chat.maru.search;

import java.util.Arrays;

/// Where one word of a question stands in a timeline: positions in ascending order with counts.
final class Occurrences {
  private long[] entries = new long[64]; // position << 32 | count
  private int size;
  private boolean sorted = true;

  void add(int position, int count) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    if (size > 0 && position(size - 1) > position) {
      sorted = false;
    }
    entries[size++] = (long) position << 32 | count;
  }

  /// Call once after the last [#add]; segments may interleave.
  void sort() {
    if (!sorted) {
      Arrays.sort(entries, 0, size);
      sorted = true;
    }
  }

  int size() {
    return size;
  }

  int position(int i) {
    return (int) (entries[i] >>> 32);
  }

  int count(int i) {
    return (int) entries[i];
  }

  /// Whether the word stands within `radius` of a position.
  boolean near(int position, int radius) {
    long key = (long) Math.max(0, position - radius) << 32;
    int found = Arrays.binarySearch(entries, 0, size, key);
    int i = found >= 0 ? found : -found - 1;
    return i < size && position(i) <= position + radius;
  }

  /// In how many windows of `radius` around a position of a scope the word stands.
  int windows(int radius, int from, int to) {
    int windows = 0;
    int covered = from; // first centre not counted yet
    for (int i = 0; i < size; i++) {
      int first = Math.max(covered, position(i) - radius);
      int last = Math.min(to - 1, position(i) + radius);
      if (last >= first) {
        windows += last - first + 1;
        covered = last + 1;
      }
    }
    return windows;
  }
}
