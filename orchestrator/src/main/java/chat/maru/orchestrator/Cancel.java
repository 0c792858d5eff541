package chat.maru.orchestrator;

import java.util.LinkedHashSet;
import java.util.Set;

/// Tells a call that nobody wants its answer any more. Thread-safe.
///
/// Not an interrupt: an interrupt may hit whatever else its thread does, for example a write.
public final class Cancel {
  private final Set<Runnable> actions = new LinkedHashSet<>();
  private boolean cancelled;

  /// Runs all registered actions once, on the calling thread. They must not block.
  public void cancel() {
    Set<Runnable> due;
    synchronized (this) {
      cancelled = true;
      due = Set.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean cancelled() {
    return cancelled;
  }

  /// Runs `action` on cancel; at once if that was before.
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /// Forgets an action that was registered.
  public synchronized void remove(Runnable action) {
    actions.remove(action);
  }
}
