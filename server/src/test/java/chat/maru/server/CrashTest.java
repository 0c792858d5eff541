package chat.maru.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.server.wiring.TestHouse;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while four people talk: what was acknowledged is there, once, in its place.
class CrashTest {
  private static final int KILLS = 20;
  private static final List<String> NAMES = List.of("hana", "mina", "sora", "yuna");

  @TempDir private Path data;
  private final Random random = new Random(30);
  private final List<Poster> posters = new ArrayList<>();
  private String room = "";

  @BeforeEach
  void move_in() {
    try (TestHouse house = TestHouse.open(data)) {
      TestClient owner = house.user(NAMES.getFirst());
      room = TestHouse.room(owner, "가족").requireString("id");
      String invite = TestHouse.invite(owner, room);
      posters.add(new Poster(house.token(NAMES.getFirst()), room));
      for (String name : NAMES.subList(1, NAMES.size())) {
        TestClient guest = house.user(name);
        assertThat(guest.post("/api/invites/" + invite, JsonObject.EMPTY).status()).isEqualTo(200);
        posters.add(new Poster(house.token(name), room));
      }
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void nothing_acknowledged_is_lost_doubled_or_moved_and_no_read_mark_falls() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildServer server = ChildServer.start(data)) {
        check(server.url());
        talkUntilKilled(server, 4 + random.nextInt(40));
      }
    }
    try (ChildServer server = ChildServer.start(data)) {
      check(server.url());
    }
    assertThat(posters.stream().mapToInt(poster -> poster.acknowledged().size()).sum())
        .isGreaterThan(KILLS * 4);
  }

  /// Kills the server once `count` messages were acknowledged, in the middle of others.
  private void talkUntilKilled(ChildServer server, int count)
      throws InterruptedException, ExecutionException, TimeoutException {
    Semaphore acknowledged = new Semaphore(0);
    try (ExecutorService threads = Threads.virtual("poster")) {
      List<Future<?>> talking = new ArrayList<>();
      for (Poster poster : posters) {
        talking.add(threads.submit(() -> poster.run(server.url(), acknowledged::release)));
      }
      boolean talked = acknowledged.tryAcquire(count, 60, TimeUnit.SECONDS);
      server.kill();
      for (Future<?> each : talking) {
        each.get(60, TimeUnit.SECONDS);
      }
      assertThat(talked).isTrue();
    }
  }

  private void check(URI server) {
    Map<String, Long> log = log(new TestClient(server).as(posters.getFirst().token()));
    for (Poster poster : posters) {
      assertThat(log).containsAllEntriesOf(poster.acknowledged());
      assertThat(List.copyOf(poster.acknowledged().values())).isSorted();
      assertThat(readMark(new TestClient(server).as(poster.token())))
          .isGreaterThanOrEqualTo(poster.read());
    }
  }

  /// The sequence numbers of all messages by their ids; each event is one further than the last.
  private Map<String, Long> log(TestClient client) {
    List<JsonObject> events = new ArrayList<>();
    for (List<JsonObject> page = page(client, 0);
        !page.isEmpty();
        page = page(client, events.size())) {
      events.addAll(page);
    }
    assertThat(events.stream().map(event -> event.requireLong("seq")))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    Map<String, Long> messages = new HashMap<>();
    for (JsonObject event : events) {
      if (event.requireString("kind").equals("posted")) {
        JsonObject message = event.requireObject("message");
        String id = message.requireString("id");
        assertThat(message.requireString("text")).isEqualTo("말 " + id);
        assertThat(messages.put(id, event.requireLong("seq"))).as("%s twice", id).isNull();
      }
    }
    return messages;
  }

  private List<JsonObject> page(TestClient client, long after) {
    return client
        .get("/api/rooms/" + room + "/events?limit=1000&after=" + after)
        .json()
        .requireArray("events")
        .objects()
        .toList();
  }

  private long readMark(TestClient client) {
    return client.get("/api/rooms/" + room).json().requireLong("readSeq");
  }
}
