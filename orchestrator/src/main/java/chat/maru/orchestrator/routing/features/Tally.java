package chat.maru.orchestrator.routing.features;

import java.util.Arrays;

/// Counts of whole numbers, by open addressing: a text has a few thousand grams, and boxing each
/// would cost more than all the rest.
final class Tally {
  private int[] keys = new int[256];
  private int[] counts = new int[256];
  private int size;

  /// @param key anything but zero, which is taken for 1
  void add(int key) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int slot = slot(key == 0 ? 1 : key);
    if (counts[slot]++ == 0) {
      keys[slot] = key == 0 ? 1 : key;
      size++;
    }
  }

  int size() {
    return size;
  }

  /// Told each key once, in the order of the keys.
  interface Each {
    void count(int key, int count);
  }

  void forEach(Each each) {
    int[] order = new int[size];
    int next = 0;
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > 0) {
        order[next++] = keys[i];
      }
    }
    Arrays.sort(order);
    for (int key : order) {
      each.count(key, counts[slot(key)]);
    }
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = ((key * 0x9E3779B9) >>> 7) & mask;
    while (counts[slot] > 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new int[oldKeys.length * 2];
    counts = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
