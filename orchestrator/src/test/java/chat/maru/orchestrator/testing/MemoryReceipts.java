package chat.maru.orchestrator.testing;

import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.money.Settlement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Receipts that last as long as the test.
public final class MemoryReceipts implements Receipts {
  private final List<Receipt> all = new CopyOnWriteArrayList<>();

  @Override
  public void record(Receipt receipt, List<Settlement> settled) {
    all.add(receipt);
  }

  @Override
  public Optional<Receipt> find(String id) {
    return all.stream().filter(receipt -> receipt.id().equals(id)).findFirst();
  }

  public List<Receipt> all() {
    return List.copyOf(all);
  }

  public Receipt last() {
    return all.getLast();
  }
}
