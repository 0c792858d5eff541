package chat.maru.messenger.testing;

import chat.maru.messenger.bus.Bus;
import chat.maru.messenger.bus.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// A bus in memory between nodes of one test, as good or bad as wanted. Each node plugs in once.
public final class Wires {
  private final Random random;
  private final List<Plug> plugs = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private boolean bad;
  private boolean cut;

  public Wires(long seed) {
    random = new Random(seed);
  }

  /// From now on signals are lost, come twice, and come late behind others.
  public Wires bad() {
    bad = true;
    return this;
  }

  /// From now on nothing arrives, or again all of it.
  public void cut(boolean now) {
    cut = now;
  }

  public Bus plug() {
    Plug plug = new Plug();
    plugs.add(plug);
    return plug;
  }

  private void carry(Plug from, Signal signal) {
    for (Plug plug : plugs) {
      if (plug != from && !cut) {
        if (bad) {
          badly(() -> plug.hear(signal));
        } else {
          plug.hear(signal);
        }
      }
    }
  }

  private void badly(Runnable delivery) {
    int fate = random.nextInt(10);
    if (fate < 3) {
      return;
    }
    if (fate < 6) {
      held.add(delivery);
    } else {
      delivery.run();
    }
    if (fate > 7) {
      held.add(delivery);
    }
    if (random.nextInt(4) == 0 && !held.isEmpty()) {
      held.remove(random.nextInt(held.size())).run();
    }
  }

  private final class Plug implements Bus {
    private final List<Consumer<Signal>> listeners = new ArrayList<>();

    @Override
    public void publish(Signal signal) {
      carry(this, signal);
    }

    @Override
    public void subscribe(Consumer<Signal> listener) {
      listeners.add(listener);
    }

    void hear(Signal signal) {
      listeners.forEach(listener -> listener.accept(signal));
    }

    @Override
    public Health health() {
      return new Health(!cut, 0, 0, 0, 0);
    }

    @Override
    public void close() {}
  }
}
