package chat.maru.orchestrator.money.lease;

import chat.maru.orchestrator.money.AccountId;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.Period;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The mirrors of this process, one an epoch. Thread-safe; opens a file when an epoch leases for
/// the first time.
public final class Mirrors implements AutoCloseable {
  private final @Nullable Path directory;
  private final Map<String, Optional<Mirror>> byEpoch = new ConcurrentHashMap<>();

  private Mirrors(@Nullable Path directory) {
    this.directory = directory;
  }

  /// Nothing outlives the process.
  public static Mirrors none() {
    return new Mirrors(null);
  }

  /// @param directory of this node alone, or of several on this machine
  public static Mirrors in(Path directory) {
    return new Mirrors(directory);
  }

  /// Settles what processes that ended without a word had leased: what they had free is given back,
  /// the rest counts as spent. Blocks.
  void recover(LeaseStore store) {
    if (directory != null) {
      Mirror.recover(directory, left -> store.bury(left.epoch(), left.parts()));
    }
  }

  /// Where the free part of a lease stands. Limits a minute are not worth a file.
  Slot slot(AccountId account, Period.Window window, String epoch) {
    Path place = directory;
    if (place == null || account.measure() != Measure.MICROS) {
      return Slot.alone();
    }
    Optional<Mirror> mirror =
        byEpoch.computeIfAbsent(epoch, fresh -> Optional.ofNullable(Mirror.open(place, fresh)));
    Slot slot = mirror.isEmpty() ? null : mirror.get().slot(account.text(), window.startMs());
    return slot == null ? Slot.alone() : slot;
  }

  /// Everything was given back: the files say nothing any more.
  void delete() {
    byEpoch.values().forEach(mirror -> mirror.ifPresent(Mirror::delete));
  }

  @Override
  public void close() {
    byEpoch.values().forEach(mirror -> mirror.ifPresent(Mirror::close));
  }
}
