package chat.maru.messenger.testing;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.hub.Connection;
import chat.maru.messenger.store.JdbiTransactions;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// How fast words get on disk and out to listeners, without sockets: `engine rooms people writers
/// seconds`. Prints one line; the processor time is this process's own, so it means something on a
/// busy machine too.
final class PostSpeed {
  private PostSpeed() {}

  public static void main(String[] args) throws Exception {
    Engine engine = Engine.valueOf(args[0]);
    int rooms = Integer.parseInt(args[1]);
    int people = Integer.parseInt(args[2]);
    int writers = Integer.parseInt(args[3]);
    int seconds = Integer.parseInt(args[4]);
    FakePeople everybody = new FakePeople();
    LongAdder heard = new LongAdder();
    try (Database database = Databases.fresh(engine)) {
      Messenger messenger =
          Messenger.on(new JdbiTransactions(database), everybody, Clock.systemUTC());
      List<RoomId> made = new ArrayList<>();
      for (int i = 0; i < rooms; i++) {
        made.add(fill(messenger, everybody, i, people, heard));
      }
      run(messenger, everybody, made, writers, Math.max(1, seconds / 3));
      heard.reset();
      long cpu = cpu();
      long start = System.nanoTime();
      long posts = run(messenger, everybody, made, writers, seconds);
      double took = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%s: %.0f acks/s, %.0f deliveries/s, %.0f us of processor a post (%d rooms x %d, %d"
              + " writers)%n",
          engine,
          posts / took,
          heard.sum() / took,
          (cpu() - cpu) / 1e3 / posts,
          rooms,
          people,
          writers);
    }
    System.exit(0);
  }

  private static RoomId fill(
      Messenger messenger, FakePeople everybody, int room, int people, LongAdder heard) {
    RoomId id = messenger.rooms().create(everybody.user("0 " + room), "방", true).id();
    var code =
        messenger
            .invites()
            .create(everybody.user("0 " + room), id, java.time.Duration.ofDays(1), people)
            .code();
    for (int person = 0; person < people; person++) {
      var user = everybody.user(person + " " + room);
      messenger.invites().join(user, code);
      messenger.hub().hello(messenger.hub().connect(user, new Ear(heard)));
    }
    return id;
  }

  private static long run(
      Messenger messenger, FakePeople everybody, List<RoomId> rooms, int writers, int seconds) {
    AtomicLong posts = new AtomicLong();
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    try (ExecutorService threads = Threads.virtual("writer")) {
      for (int writer = 0; writer < writers; writer++) {
        int room = writer % rooms.size();
        var user = everybody.user("0 " + room);
        threads.execute(
            () -> {
              while (System.nanoTime() < until) {
                messenger
                    .rooms()
                    .post(
                        user,
                        rooms.get(room),
                        new NewMessage(MessageId.next(Clock.systemUTC()), "오늘 저녁에 뭐 먹을까?", null));
                posts.incrementAndGet();
              }
            });
      }
    }
    return posts.get();
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private record Ear(LongAdder heard) implements Connection.Line {
    @Override
    public boolean send(byte[] frame) {
      heard.increment();
      return true;
    }

    @Override
    public void close(int code, String reason) {}
  }
}
