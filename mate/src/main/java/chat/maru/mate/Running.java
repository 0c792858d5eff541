package chat.maru.mate;

import chat.maru.mate.reading.Scene;
import chat.maru.orchestrator.Cancel;

/// A turn at work on this node. Thread-safe.
final class Running {
  private final Turn turn;
  private final Cancel cancel = new Cancel();
  private volatile boolean stopped;

  Running(Turn turn) {
    this.turn = turn;
  }

  Turn turn() {
    return turn;
  }

  /// Cancelled when nobody wants the answer any more.
  Cancel cancel() {
    return cancel;
  }

  /// Ends the turn at its next step and its call of a model at once. Does not block.
  void stop() {
    stopped = true;
    cancel.cancel();
  }

  boolean stopped() {
    return stopped;
  }

  /// @throws Stopped if the turn was stopped, here or on another node, or may not go on
  void check(Gate gate, Turns turns, Scene scene) {
    if (stopped || turns.endedElsewhere(turn)) {
      throw new Stopped("stopped");
    }
    if (!gate.stillOpen(scene)) {
      throw new Stopped("not allowed any more");
    }
  }
}
