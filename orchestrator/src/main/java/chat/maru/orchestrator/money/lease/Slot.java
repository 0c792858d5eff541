package chat.maru.orchestrator.money.lease;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// A number that threads share, in memory of this process or in a [Mirror]. Never blocks.
///
/// @param at where in `memory`, a multiple of eight
record Slot(MemorySegment memory, long at) {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  /// One that ends with the process.
  static Slot alone() {
    return new Slot(MemorySegment.ofArray(new long[1]), 0);
  }

  long get() {
    return (long) LONG.getVolatile(memory, at);
  }

  boolean compareAndSet(long expected, long changed) {
    return LONG.compareAndSet(memory, at, expected, changed);
  }

  void add(long amount) {
    LONG.getAndAdd(memory, at, amount);
  }

  long getAndSet(long changed) {
    return (long) LONG.getAndSet(memory, at, changed);
  }
}
