package chat.maru.mate;

import chat.maru.base.Ids;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.messenger.Ask;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The turns of the mate: what became of each question, and those that run on this node.
public final class Turns {
  private final TurnStore store;
  private final Clock clock;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  public Turns(TurnStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// The turn of a question, begun once more unless it has ended.
  Turn begin(Ask ask) {
    return store.begin(
        new Turn(
            ask.room(),
            ask.message(),
            Ids.next(clock),
            MessageId.next(clock),
            ask.asker(),
            ask.user(),
            TurnState.RUNNING,
            0,
            clock.instant()));
  }

  Running run(Turn turn) {
    Running work = new Running(turn);
    running.put(turn.id(), work);
    return work;
  }

  void leave(Running work) {
    running.remove(work.turn().id());
  }

  void end(Turn turn, TurnState state, @Nullable String receipt) {
    store.end(turn.room(), turn.message(), state, receipt, clock.instant());
  }

  boolean endedElsewhere(Turn turn) {
    return store
        .findByMessage(turn.room(), turn.message())
        .map(now -> now.state().ended())
        .orElse(true);
  }

  public Optional<Turn> find(RoomId room, String id) {
    return store.find(room, id);
  }

  /// Stops a turn wherever it runs.
  ///
  /// @return whether it was running
  public boolean stop(Turn turn) {
    boolean ended =
        store.end(turn.room(), turn.message(), TurnState.STOPPED, null, clock.instant());
    Running here = running.get(turn.id());
    if (here != null) {
      here.stop();
    }
    return ended;
  }

  /// Stops the turns of a room that run on this node.
  boolean stopAll(RoomId room, Predicate<Turn> which) {
    boolean any = false;
    for (Running work : running.values()) {
      if (work.turn().room().equals(room) && which.test(work.turn())) {
        work.stop();
        any = true;
      }
    }
    return any;
  }

  /// Stops every turn of this node, to be taken up again after a restart.
  void stopAll() {
    running.values().forEach(Running::stop);
  }
}
