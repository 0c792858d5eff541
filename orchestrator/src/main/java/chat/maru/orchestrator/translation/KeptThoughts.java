package chat.maru.orchestrator.translation;

import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Part.Thinking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Proofs of thinking that a client's wire cannot carry, kept by the id of the tool call that they
/// came with until its result comes back. Thread-safe.
///
/// They are bound to who asked, to the provider and to the model, never looked into and never
/// stored; bounded in number, bytes and time. After a restart they are gone: the model then goes on
/// without its old thoughts, which vendors allow where the model judges itself how long it thinks.
final class KeptThoughts {
  static final int MOST = 4096;
  static final long MOST_BYTES = 32L << 20;
  static final Duration LONGEST = Duration.ofHours(6);

  private final LongSupplier nanos;
  private final Map<Key, Kept> all = new LinkedHashMap<>();
  private long bytes;

  KeptThoughts() {
    this(System::nanoTime);
  }

  /// @param nanos a clock that never goes back
  KeptThoughts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Whose call it was.
  record Key(String owner, String call) {}

  /// @param before the thoughts before the call
  /// @param own the call's own proof
  record Kept(
      String provider, String model, List<Thinking> before, @Nullable Opaque own, long until) {
    Kept {
      before = List.copyOf(before);
    }

    boolean from(String otherProvider, String otherModel) {
      return provider.equals(otherProvider) && model.equals(otherModel);
    }

    long bytes() {
      long sum = size(own);
      for (Thinking thinking : before) {
        sum += 2L * thinking.text().length() + size(thinking.opaque());
      }
      return sum;
    }

    private static long size(@Nullable Opaque opaque) {
      return opaque == null ? 0 : 2L * opaque.value().toText().length();
    }
  }

  /// Keeps what came with the calls of an answer, if any of it is a proof.
  void keep(String owner, String provider, String model, List<Part> answer) {
    List<Thinking> before = new ArrayList<>();
    for (Part part : answer) {
      if (part instanceof Thinking thinking && thinking.opaque() != null) {
        before.add(thinking);
      } else if (part instanceof Part.ToolCall call
          && (call.opaque() != null || !before.isEmpty())) {
        long until = nanos.getAsLong() + LONGEST.toNanos();
        put(new Key(owner, call.id()), new Kept(provider, model, before, call.opaque(), until));
        before.clear();
      }
    }
  }

  synchronized Optional<Kept> find(String owner, String call) {
    Kept kept = all.get(new Key(owner, call));
    return kept == null || kept.until() - nanos.getAsLong() < 0
        ? Optional.empty()
        : Optional.of(kept);
  }

  private synchronized void put(Key key, Kept kept) {
    Kept old = all.remove(key);
    if (old != null) {
      bytes -= old.bytes();
    }
    all.put(key, kept);
    bytes += kept.bytes();
    long now = nanos.getAsLong();
    Iterator<Kept> oldest = all.values().iterator();
    while (oldest.hasNext()) {
      Kept next = oldest.next();
      if (all.size() <= MOST && bytes <= MOST_BYTES && next.until() - now >= 0) {
        return;
      }
      bytes -= next.bytes();
      oldest.remove();
    }
  }
}
