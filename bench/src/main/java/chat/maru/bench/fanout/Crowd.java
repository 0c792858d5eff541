package chat.maru.bench.fanout;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.bench.Progress;
import chat.maru.bench.people.Seat;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Everybody, connected. All of them share one event loop, so that the server has the other cores.
final class Crowd implements AutoCloseable {
  private static final int CONNECTING_AT_ONCE = 64;
  private static final int OUTSTANDING = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context context = vertx.getOrCreateContext();
  private final List<Client> clients = new ArrayList<>();
  private final List<Seat> seats;
  private final int members;
  private final Loop loop;

  /// @param members how many of the seats are in each room
  Crowd(List<Seat> seats, int members) {
    this.seats = seats;
    this.members = members;
    this.loop = new Loop(members);
  }

  /// Blocks until everybody has said hello and was answered.
  void connect(int port, Progress progress) {
    CountDownLatch ready = new CountDownLatch(seats.size());
    NetClient net =
        vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(10_000));
    Iterator<Seat> waiting = seats.iterator();
    Runnable onReady =
        () -> {
          ready.countDown();
          progress.step();
        };
    context.runOnContext(
        _ -> {
          for (int i = 0; i < CONNECTING_AT_ONCE; i++) {
            connectNext(net, port, waiting, onReady);
          }
        });
    if (!await(ready, PATIENCE)) {
      throw new MaruException(
          CommonError.UNAVAILABLE,
          "Only %d of %d connections came up"
              .formatted(seats.size() - ready.getCount(), seats.size()));
    }
  }

  /// One after the other: thousands at once would overflow the queue of the listening socket.
  private void connectNext(NetClient net, int port, Iterator<Seat> waiting, Runnable onReady) {
    if (!waiting.hasNext()) {
      return;
    }
    Seat seat = waiting.next();
    Runnable thenNext =
        () -> {
          onReady.run();
          connectNext(net, port, waiting, onReady);
        };
    net.connect(port, "127.0.0.1")
        .onSuccess(socket -> clients.add(new Client(seat, loop, socket, thenNext)))
        .onFailure(_ -> loop.failed());
  }

  /// Keeps four messages of each room under way and blocks until it is over.
  Loop.Seen talk(Duration warmUp, Duration duration, Progress progress) {
    context.runOnContext(_ -> begin(warmUp, duration));
    long tenths = warmUp.plus(duration).toMillis() / 100;
    for (long tenth = 0; tenth < tenths; tenth++) {
      Threads.sleep(Duration.ofMillis(100));
      progress.step();
    }
    await(loop.drained(), DRAIN);
    CountDownLatch closed = new CountDownLatch(1);
    Loop.Seen[] seen = new Loop.Seen[1];
    context.runOnContext(
        _ -> {
          seen[0] = loop.close();
          closed.countDown();
        });
    if (!await(closed, PATIENCE)) {
      throw new MaruException(CommonError.UNAVAILABLE, "The clients hang");
    }
    return seen[0];
  }

  private void begin(Duration warmUp, Duration duration) {
    loop.begin(System.nanoTime(), warmUp, duration);
    for (Client client : clients) {
      for (int slot = client.seat().number(); slot < OUTSTANDING; slot += members) {
        client.post();
      }
    }
  }

  private static boolean await(CountDownLatch latch, Duration limit) {
    try {
      return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }

  @Override
  public void close() {
    context.runOnContext(_ -> loop.close());
    CountDownLatch closed = new CountDownLatch(1);
    vertx.close().onComplete(_ -> closed.countDown());
    await(closed, PATIENCE);
  }
}
