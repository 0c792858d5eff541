package chat.maru.orchestrator.traffic;

import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.ReceiptStep;
import chat.maru.orchestrator.Usage;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds a batch of receipts up to the sums that it changes.
///
/// A batch has few different cells (models x keys x speeds), however many receipts it has, so the
/// database sees a handful of additions.
public final class Rollup {
  private final SortedMap<Cell, Sums> sums = new TreeMap<>();

  private Rollup() {}

  /// The sums of `batch` in the order of their cells.
  public static SortedMap<Cell, Sums> of(Collection<Receipt> batch) {
    Rollup rollup = new Rollup();
    batch.forEach(rollup::add);
    rollup.addHours();
    return rollup.sums;
  }

  private void add(Receipt receipt) {
    long slot = Slots.FINE.of(receipt.at().toEpochMilli());
    boolean whole = receipt.outcome() == Receipt.Outcome.COMPLETE;
    int step = whole ? Latency.step(receipt.took()) : Latency.UNKNOWN;
    boolean failed = receipt.outcome() == Receipt.Outcome.FAILED;
    Sums call = sums(failed, receipt.usage(), receipt.costMicros());
    Origin origin = receipt.origin();
    add(Grouping.ALL, slot, "", step, call);
    add(Grouping.ROOM, slot, origin.room() == null ? null : origin.room().value(), step, call);
    add(Grouping.KEY, slot, origin.key(), step, call);
    add(Grouping.USER, slot, origin.user() == null ? null : origin.user().value(), step, call);
    boolean asked = false;
    for (ReceiptStep attempt : receipt.steps()) {
      asked |= addAttempt(slot, attempt);
    }
    if (!asked) {
      add(Grouping.MODEL, slot, "", step, call);
      add(Grouping.PROVIDER, slot, "", step, call);
    }
  }

  /// @return whether a model was asked at all; one that is left alone because it is down was not
  private boolean addAttempt(long slot, ReceiptStep attempt) {
    String error = attempt.error();
    if ("unhealthy".equals(error)) {
      return false;
    }
    int step = error == null ? Latency.step(attempt.took()) : Latency.UNKNOWN;
    boolean failed = error != null && !error.equals("cancelled");
    Sums sums = sums(failed, attempt.usage(), attempt.costMicros());
    add(Grouping.MODEL, slot, attempt.model(), step, sums);
    add(Grouping.PROVIDER, slot, attempt.provider(), step, sums);
    return true;
  }

  private static Sums sums(boolean failed, Usage usage, long costMicros) {
    return new Sums(
        1, failed ? 1 : 0, usage.input(), usage.cacheRead(), usage.output(), costMicros);
  }

  private void add(Grouping by, long slot, @Nullable String name, int step, Sums more) {
    if (name != null) {
      sums.merge(new Cell(by, Slots.FINE, slot, name, step), more, Sums::plus);
    }
  }

  private void addHours() {
    SortedMap<Cell, Sums> hours = new TreeMap<>();
    sums.forEach(
        (cell, more) ->
            hours.merge(
                new Cell(
                    cell.by(), Slots.HOUR, Slots.HOUR.of(cell.slot()), cell.name(), cell.step()),
                more,
                Sums::plus));
    sums.putAll(hours);
  }
}
