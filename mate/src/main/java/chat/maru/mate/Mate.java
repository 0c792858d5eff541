package chat.maru.mate;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.mate.intent.Intent;
import chat.maru.mate.intent.Intents;
import chat.maru.mate.reading.Scene;
import chat.maru.messenger.Ask;
import chat.maru.messenger.Asks;
import chat.maru.messenger.RoomEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off the questions to the mate: those of one room in order, those of several rooms side by
/// side, at most [#AT_ONCE] at a time.
///
/// A question is claimed in the database for [#LEASE] and the claim is renewed while it is worked
/// on, so that another node takes over from one that died. It is begun at most [#ATTEMPTS] times:
/// then its asker is told.
public final class Mate implements AutoCloseable {
  static final int AT_ONCE = 8;
  static final int MOST_CLAIMED = 64;
  static final int ATTEMPTS = 2;
  static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /// How often running turns are held against the database: what ends a turn may happen on another
  /// node.
  private static final Duration CHECK = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Mate.class);

  private final Asks asks;
  private final Turns turns;
  private final Gate gate;
  private final Answers answers;
  private final Voice voice;
  private final Semaphore wakes = new Semaphore(0);
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final Map<RoomId, Deque<Ask>> lanes = new HashMap<>();
  private final Map<Running, Scene> underWay = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Mate(Asks asks, Turns turns, Gate gate, Answers answers, Voice voice) {
    this.asks = asks;
    this.turns = turns;
    this.gate = gate;
    this.answers = answers;
    this.voice = voice;
  }

  /// Begins to answer, with what was left from before.
  public void start() {
    asks.onAsk(wakes::release);
    Threads.startVirtual("mate", this::look);
    Threads.startVirtual("mate-leases", this::renew);
    Threads.startVirtual("mate-checks", this::check);
  }

  /// Ends turns at once whose ground is gone: the mate was sent away, the question was deleted, its
  /// asker left. Does not block.
  public void hear(RoomEvent event) {
    switch (event) {
      case RoomEvent.MateChanged changed when !changed.mate().present() ->
          turns.stopAll(event.room(), _ -> true);
      case RoomEvent.Deleted deleted ->
          turns.stopAll(event.room(), turn -> turn.message().equals(deleted.message().id()));
      case RoomEvent.Left left ->
          turns.stopAll(event.room(), turn -> turn.asker().equals(left.member().id()));
      default -> {
        // Nothing that ends a turn.
      }
    }
  }

  /// Stops all turns. They are taken up again after a restart.
  @Override
  public void close() {
    closed = true;
    turns.stopAll();
    wakes.release();
    for (Ask ask : claimed()) {
      try {
        asks.renew(ask, Duration.ZERO);
      } catch (MaruException e) {
        LOG.debug("A question stays claimed until its lease ends", e);
      }
    }
  }

  private void look() {
    while (!closed) {
      try {
        while (!closed && claimed().size() < MOST_CLAIMED) {
          Optional<Ask> ask = asks.claim(LEASE);
          if (ask.isEmpty()) {
            break;
          }
          enter(ask.get());
        }
        if (wakes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          wakes.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (MaruException e) {
        LOG.warn("Questions to the mate cannot be read: {}", e.code().code());
        Threads.sleep(LOOK);
      }
    }
  }

  private void renew() {
    while (!closed) {
      Threads.sleep(LEASE.dividedBy(3));
      for (Ask ask : claimed()) {
        try {
          asks.renew(ask, LEASE);
        } catch (MaruException e) {
          LOG.warn("A claim could not be renewed: {}", e.code().code());
        }
      }
    }
  }

  private void check() {
    while (!closed) {
      Threads.sleep(CHECK);
      underWay.forEach(this::check);
    }
  }

  private void check(Running running, Scene scene) {
    try {
      running.check(gate, turns, scene);
    } catch (Stopped e) {
      running.stop();
    } catch (RuntimeException e) {
      LOG.debug("A turn could not be held against the database", e);
    }
  }

  private void enter(Ask ask) {
    boolean first;
    synchronized (lanes) {
      Deque<Ask> lane = lanes.computeIfAbsent(ask.room(), _ -> new ArrayDeque<>());
      if (lane.stream().anyMatch(other -> other.message().equals(ask.message()))) {
        return;
      }
      lane.add(ask);
      first = lane.size() == 1;
    }
    if (first) {
      Threads.startVirtual("mate-room", () -> work(ask.room()));
    } else {
      Threads.startVirtual("mate-stop", () -> stopIfAsked(ask));
    }
  }

  /// "Stop" does not wait behind what it shall stop.
  private void stopIfAsked(Ask ask) {
    gate.admit(ask)
        .filter(
            scene -> Intents.of(scene.question().text(), scene.setting()) instanceof Intent.Stop)
        .ifPresent(_ -> turns.stopAll(ask.room(), turn -> !turn.message().equals(ask.message())));
  }

  private void work(RoomId room) {
    while (!closed) {
      Ask ask;
      synchronized (lanes) {
        Deque<Ask> lane = lanes.get(room);
        if (lane == null || lane.isEmpty()) {
          lanes.remove(room);
          return;
        }
        ask = lane.getFirst();
      }
      try {
        slots.acquire();
        try {
          turn(ask);
        } finally {
          slots.release();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("A turn of the mate could not be ended; it is tried again", e);
      }
      synchronized (lanes) {
        lanes.getOrDefault(room, new ArrayDeque<>()).remove(ask);
      }
      wakes.release();
    }
  }

  /// One turn, from its row to its end.
  private void turn(Ask ask) {
    Turn turn = turns.begin(ask);
    if (!turn.state().ended()) {
      Optional<Scene> scene = gate.admit(ask);
      if (scene.isEmpty()) {
        turns.end(turn, TurnState.DROPPED, null);
      } else if (turn.attempt() > ATTEMPTS) {
        fail(turn, answers.isPrivate(scene.get()));
      } else {
        answer(turn, scene.get());
      }
    }
    if (!closed || turns.endedElsewhere(turn)) {
      asks.done(ask.room(), ask.message());
    }
  }

  private void answer(Turn turn, Scene scene) {
    boolean onlyAsker = answers.isPrivate(scene);
    Running running = turns.run(turn);
    underWay.put(running, scene);
    try {
      voice.state(turn, onlyAsker, "thinking");
      String receipt = answers.answer(running, scene);
      turns.end(turn, TurnState.DONE, receipt);
      voice.state(turn, onlyAsker, "done");
    } catch (Stopped e) {
      stopped(turn, onlyAsker);
    } catch (MaruException e) {
      if (e.code().code().equals("mate_absent") || e.code() == CommonError.FORBIDDEN) {
        stopped(turn, onlyAsker);
      } else {
        LOG.warn("A turn of the mate failed: {}", e.code().code());
        fail(turn, onlyAsker);
      }
    } catch (RuntimeException e) {
      LOG.error("A turn of the mate failed", e);
      fail(turn, onlyAsker);
    } finally {
      underWay.remove(running);
      turns.leave(running);
    }
  }

  private void stopped(Turn turn, boolean onlyAsker) {
    if (!closed) {
      turns.end(turn, TurnState.STOPPED, null);
    }
    voice.state(turn, onlyAsker, "stopped");
  }

  private void fail(Turn turn, boolean onlyAsker) {
    if (closed) {
      return;
    }
    try {
      voice.apologise(turn);
    } catch (MaruException e) {
      LOG.debug("The asker is not there any more", e);
    }
    turns.end(turn, TurnState.FAILED, null);
    voice.state(turn, onlyAsker, "failed");
  }

  private List<Ask> claimed() {
    synchronized (lanes) {
      List<Ask> all = new ArrayList<>();
      lanes.values().forEach(all::addAll);
      return all;
    }
  }
}
