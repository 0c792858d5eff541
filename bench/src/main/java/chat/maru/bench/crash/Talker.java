package chat.maru.bench.crash;

import chat.maru.base.Ids;
import chat.maru.base.Threads;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.bench.people.Seat;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One person who talks without pause, four messages under way, and moves their read mark; who
/// remembers what the server confirmed and showed, and says again with the same id what it had not
/// confirmed when it died.
final class Talker {
  private static final int OUTSTANDING = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final Seat seat;
  private final List<Promise> acked = new ArrayList<>();
  private final Map<String, Long> unacked = new LinkedHashMap<>();
  private final Map<Long, String> shown = new LinkedHashMap<>();
  private long said;
  private long lastAcked;
  private long readMark;
  private volatile boolean over;
  private CountDownLatch ready = new CountDownLatch(1);
  private @Nullable WebSocket socket;

  /// A message that the server confirmed at a place of the log.
  record Promise(String id, long seq) {}

  Talker(HttpClient http, Seat seat) {
    this.http = http;
    this.seat = seat;
  }

  Door door(URI server) {
    return new Door(http, server, "/api/rooms/" + seat.room().value(), seat.token());
  }

  /// Connects, says again what is unconfirmed, and talks on until the server is gone.
  void begin(URI server) {
    Door door = door(server);
    over = false;
    ready = new CountDownLatch(1);
    try {
      WebSocket opened =
          http.newWebSocketBuilder()
              .header("authorization", "Bearer " + seat.token())
              .buildAsync(door.socket(), new Ear())
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      socket = opened;
      send(opened, JsonObject.builder().put("type", "hello").build());
      if (!ready.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("No hello came back");
      }
      talk(opened);
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } catch (Exception e) {
      throw new IllegalStateException("A talker could not connect", e);
    }
    Threads.startVirtual("reader-" + seat.number(), () -> read(door));
  }

  /// Stops talking, because the server is dead.
  void end() {
    over = true;
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  /// What was confirmed, in the order of saying, without the first `from`.
  synchronized List<Promise> acked(int from) {
    return List.copyOf(acked.subList(from, acked.size()));
  }

  /// Ids by sequence numbers of what was shown live since the last call.
  synchronized Map<Long, String> takeShown() {
    Map<Long, String> taken = new LinkedHashMap<>(shown);
    shown.clear();
    return taken;
  }

  synchronized int inFlight() {
    return unacked.size();
  }

  synchronized long readMark() {
    return readMark;
  }

  Seat seat() {
    return seat;
  }

  private synchronized void talk(WebSocket opened) {
    unacked.forEach((id, number) -> post(opened, id, number));
    while (unacked.size() < OUTSTANDING) {
      sayNext(opened);
    }
  }

  private void sayNext(WebSocket opened) {
    String id = Ids.next(Clock.systemUTC());
    long number = ++said;
    unacked.put(id, number);
    post(opened, id, number);
  }

  private void post(WebSocket opened, String id, long number) {
    send(
        opened,
        JsonObject.builder()
            .put("type", "post")
            .put("room", seat.room().value())
            .put("id", id)
            .put("text", "말 " + number)
            .build());
  }

  private static void send(WebSocket opened, JsonObject frame) {
    CompletableFuture<WebSocket> sent = opened.sendText(frame.toString(), true);
    try {
      sent.join();
    } catch (CompletionException e) {
      // The server is gone; what was to be said is said again after the restart.
    }
  }

  private synchronized void confirmed(String id, long seq, WebSocket opened) {
    if (unacked.remove(id) == null) {
      return;
    }
    acked.add(new Promise(id, seq));
    lastAcked = Math.max(lastAcked, seq);
    if (!over) {
      sayNext(opened);
    }
  }

  private void read(Door door) {
    try {
      while (!over) {
        long seq;
        synchronized (this) {
          seq = lastAcked;
        }
        if (seq > readMark()) {
          door.read(seq);
          synchronized (this) {
            readMark = seq;
          }
        }
        Threads.sleep(Duration.ofMillis(5));
      }
    } catch (UncheckedIOException e) {
      // The server is gone.
    }
  }

  /// What comes from the server.
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket opened, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonObject frame = Json.parseObject(text.toString());
        text.setLength(0);
        heard(opened, frame);
      }
      opened.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void heard(WebSocket opened, JsonObject frame) {
      switch (frame.requireString("type")) {
        case "ready" -> ready.countDown();
        case "ack" -> confirmed(frame.requireString("id"), frame.requireLong("seq"), opened);
        case "event" -> saw(frame.requireObject("event"));
        case "error" -> throw new IllegalStateException("The server said " + frame);
        default -> {
          // typing and marks of others
        }
      }
    }

    private void saw(JsonObject event) {
      if (event.requireString("kind").equals("posted")) {
        synchronized (Talker.this) {
          shown.put(event.requireLong("seq"), event.requireObject("message").requireString("id"));
        }
      }
    }
  }
}
