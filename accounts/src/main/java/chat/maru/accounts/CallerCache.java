package chat.maru.accounts;

import chat.maru.edge.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who stands behind the secrets seen lately, so that a request costs no read of the database.
///
/// Entries live for [#FRESH_NANOS], the longest that a revocation on another node can go unnoticed;
/// one on this node removes its entry at once. A caller that was being read while anything was
/// revoked is not kept: it may be the one. At most [#MAX_ENTRIES], the least recently used go
/// first. Thread-safe.
public final class CallerCache implements Revocations {
  static final long FRESH_NANOS = 10_000_000_000L;
  static final int MAX_ENTRIES = 20_000;

  private final LongSupplier nanoTime;
  private final LinkedHashMap<String, Known> entries =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MAX_ENTRIES;
        }
      };
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> neighbours = new CopyOnWriteArrayList<>();
  private long revocations;

  public CallerCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// The caller behind a secret's hash, from memory or else from `read`.
  Optional<Caller> find(String hash, Supplier<Optional<Caller>> read) {
    long before;
    synchronized (entries) {
      Known known = entries.get(hash);
      if (known != null && nanoTime.getAsLong() - known.readNanos < FRESH_NANOS) {
        return Optional.of(known.caller);
      }
      before = revocations;
    }
    Optional<Caller> found = read.get();
    synchronized (entries) {
      @Nullable Caller caller = found.orElse(null);
      if (caller == null) {
        entries.remove(hash);
      } else if (before == revocations) {
        entries.put(hash, new Known(caller, nanoTime.getAsLong()));
      }
    }
    return found;
  }

  /// Forgets a session or key whose row is gone, and tells the listeners.
  void revoked(String credential) {
    revokedElsewhere(credential);
    neighbours.forEach(neighbour -> neighbour.accept(credential));
  }

  @Override
  public void onRevokedHere(Consumer<String> listener) {
    neighbours.add(listener);
  }

  @Override
  public void revokedElsewhere(String credential) {
    synchronized (entries) {
      revocations++;
      entries.values().removeIf(entry -> entry.caller.credential().equals(credential));
    }
    listeners.forEach(listener -> listener.accept(credential));
  }

  void onRevoked(Consumer<String> listener) {
    listeners.add(listener);
  }

  private record Known(Caller caller, long readNanos) {}
}
