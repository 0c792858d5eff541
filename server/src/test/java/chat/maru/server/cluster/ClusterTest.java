package chat.maru.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.storage.testing.NatsServer;
import chat.maru.storage.testing.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes over a real PostgreSQL and a real NATS: any node serves anybody, whatever dies.
class ClusterTest {
  private static final List<String> NAMES = List.of("hana", "mina", "sora");
  private static final String PASSWORD = "correct horse battery";

  /// So many acknowledgements lie between two faults.
  private static final int STRETCH = 60;

  @TempDir private Path directory;
  private final PostgresServer database = PostgresServer.start();
  private final NatsServer bus = NatsServer.start();
  private final Map<String, String> tokens = new HashMap<>();
  private final Semaphore acknowledged = new Semaphore(0);
  private Nodes nodes = new Nodes(Path.of("unused"));
  private String room = "";

  @AfterEach
  void close() {
    nodes.close();
    bus.close();
    database.close();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void a_node_postgresql_and_nats_die_and_nothing_acknowledged_is_lost() throws Exception {
    nodes = new Nodes(directory, "--database", database.url(), "--bus", bus.url());
    for (int i = 0; i < 3; i++) {
      nodes.start();
    }
    moveIn();
    List<Talker> talkers =
        NAMES.stream().map(name -> new Talker(nodes, token(name), room)).toList();
    List<Listener> listeners =
        NAMES.stream().map(name -> new Listener(nodes, token(name), room)).toList();
    ExecutorService threads = Threads.virtual("client");
    try {
      List<Future<?>> talking = new ArrayList<>();
      List<Future<?>> listening = new ArrayList<>();
      listeners.forEach(listener -> listening.add(threads.submit(listener::run)));
      talkers.forEach(
          talker -> talking.add(threads.submit(() -> talker.run(acknowledged::release))));
      faults(talking);
      talkers.forEach(Talker::stop);
      for (Future<?> each : talking) {
        each.get(60, TimeUnit.SECONDS);
      }
      // One word more wakes those who have heard everything and wait for the next.
      long last = log().size() + 1L;
      listeners.forEach(listener -> listener.until(last));
      talkers.getFirst().say();
      for (Future<?> each : listening) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    check(talkers, listeners);
  }

  private void faults(List<Future<?>> talking) throws Exception {
    talkOn(talking);
    nodes.killOne();
    talkOn(talking);
    nodes.start();
    database.crash();
    database.resume();
    talkOn(talking);
    bus.crash();
    talkOn(talking);
    nodes.killOne();
    bus.resume();
    talkOn(talking);
  }

  private void talkOn(List<Future<?>> talking) throws Exception {
    acknowledged.drainPermits();
    if (!acknowledged.tryAcquire(STRETCH, 60, TimeUnit.SECONDS)) {
      for (Future<?> each : talking) {
        if (each.isDone()) {
          each.get();
        }
      }
      throw new AssertionError("Nothing goes on");
    }
  }

  private void check(List<Talker> talkers, List<Listener> listeners) {
    Map<String, Long> log = log();
    for (Talker talker : talkers) {
      assertThat(log).containsAllEntriesOf(talker.acknowledged());
      assertThat(List.copyOf(talker.acknowledged().values())).isSorted();
    }
    List<Long> all = LongStream.rangeClosed(1, log.size()).boxed().toList();
    for (Listener listener : listeners) {
      assertThat(listener.heard()).isEqualTo(all);
    }
    assertThat(talkers.stream().mapToInt(Talker::refused).sum()).isPositive();
    assertThat(listeners.stream().mapToInt(Listener::sockets).sum()).isGreaterThan(3);
  }

  /// Accounts are made at one node and sign in at another.
  private void moveIn() {
    String invite = "";
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      JsonObject account =
          JsonObject.builder()
              .put("name", name)
              .put("displayName", name)
              .put("password", PASSWORD)
              .put("invite", invite.isEmpty() ? null : invite)
              .build();
      ok(nodes.client(i).post("/api/users", account));
      tokens.put(
          name,
          ok(nodes.client((i + 1) % 3).post("/api/sessions", account)).requireString("token"));
      if (i == 0) {
        TestClient owner = nodes.client(2).as(token(name));
        room =
            ok(owner.post("/api/rooms", JsonObject.builder().put("name", "가족").build()))
                .requireString("id");
        invite =
            ok(owner.post("/api/rooms/" + room + "/invites", JsonObject.EMPTY))
                .requireString("code");
      } else {
        ok(nodes.client().as(token(name)).post("/api/invites/" + invite, JsonObject.EMPTY));
      }
    }
  }

  private String token(String name) {
    return tokens.getOrDefault(name, "");
  }

  private static JsonObject ok(TestClient.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
    return answer.json();
  }

  /// The Seqs of everything in the room's log by the id of its message, or by itself.
  private Map<String, Long> log() {
    Map<String, Long> log = new HashMap<>();
    List<JsonObject> page = page(0);
    while (!page.isEmpty()) {
      for (JsonObject event : page) {
        long seq = event.requireLong("seq");
        assertThat(seq).isEqualTo(log.size() + 1L);
        String key =
            event
                .findObject("message")
                .map(message -> message.requireString("id"))
                .orElse("" + seq);
        assertThat(log.put(key, seq)).as("%s twice", key).isNull();
      }
      page = page(log.size());
    }
    return log;
  }

  private List<JsonObject> page(long after) {
    return ok(nodes
            .client()
            .as(token(NAMES.getFirst()))
            .get("/api/rooms/" + room + "/events?limit=500&after=" + after))
        .requireArray("events")
        .objects()
        .toList();
  }
}
