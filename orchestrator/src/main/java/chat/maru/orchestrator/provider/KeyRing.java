package chat.maru.orchestrator.provider;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The keys of one provider. The one that worked last is used until it is refused. Thread-safe.
final class KeyRing {
  private final List<String> keys;
  private final AtomicInteger current = new AtomicInteger();

  KeyRing(List<String> keys) {
    this.keys = List.copyOf(keys);
  }

  int size() {
    return Math.max(1, keys.size());
  }

  /// The place of the key to use now.
  int place() {
    return current.get();
  }

  /// The key at a place; empty if there is none at all.
  Optional<String> key(int place) {
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(place % keys.size()));
  }

  /// Moves on from a key that was refused, unless somebody else already has.
  void refused(int place) {
    current.compareAndSet(place, (place + 1) % size());
  }

  /// Hides the keys.
  @Override
  public String toString() {
    return keys.size() + " keys";
  }
}
