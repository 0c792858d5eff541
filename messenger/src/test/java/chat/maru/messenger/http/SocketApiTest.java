package chat.maru.messenger.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestSocket;
import chat.maru.messenger.Invites;
import chat.maru.messenger.Member;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.testing.ApiHouse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketApiTest {
  private final ApiHouse house = new ApiHouse();
  private final RoomId room = room();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void hello_is_answered_and_then_words_come_as_they_are_said() {
    try (TestSocket bob = hello("bob", 0)) {
      JsonObject ready = bob.receiveType("ready");
      assertThat(ready.requireObject("rooms").requireLong(room.value())).isEqualTo(3);
      try (TestSocket alice = hello("alice", 0)) {
        String id = Ids.next(Clock.systemUTC());
        alice.send(post(id, "안녕"));
        assertThat(alice.receiveType("ack").requireLong("seq")).isEqualTo(4);
        JsonObject event = bob.receiveType("event").requireObject("event");
        assertThat(event.requireObject("message").requireString("text")).isEqualTo("안녕");
        alice.send(post(id, "안녕"));
        assertThat(alice.receiveType("ack").requireLong("seq")).isEqualTo(4);
        alice.send(post(id, "다른 말"));
        JsonObject error = alice.receiveType("error");
        assertThat(error.requireString("code")).isEqualTo("id_taken");
        assertThat(error.requireString("id")).isEqualTo(id);
        alice.send(JsonObject.builder().put("type", "typing").put("room", room.value()).build());
        assertThat(bob.receiveType("typing").requireString("room")).isEqualTo(room.value());
      }
    }
  }

  @Test
  void broken_frames_are_answered_and_the_connection_stands() {
    try (TestSocket bob = hello("bob", 0)) {
      bob.send("{");
      assertThat(bob.receiveType("error").requireString("code")).isEqualTo("invalid");
      bob.send("{\"type\":\"dance\"}");
      assertThat(bob.receiveType("error").requireString("detail")).contains("dance");
      bob.send(post("x", "안녕"));
      assertThat(bob.receiveType("error").requireString("code")).isEqualTo("invalid");
      bob.send(post(Ids.next(Clock.systemUTC()), "그래도 돼요"));
      assertThat(bob.receiveType("ack").requireLong("seq")).isEqualTo(4);
    }
  }

  @Test
  void frames_of_somebody_who_is_not_in_the_room_any_more_do_nothing() {
    try (TestSocket alice = hello("alice", 0);
        TestSocket bob = hello("bob", 0)) {
      Member member = house.wired.messenger().rooms().requireMember(house.user("bob"), room);
      house.wired.messenger().rooms().remove(house.user("alice"), room, member.id());
      bob.receiveType("userEvent");
      bob.send(post(Ids.next(Clock.systemUTC()), "아직 여기"));
      assertThat(bob.receiveType("error").requireString("code")).isEqualTo("not_found");
      bob.send(
          JsonObject.builder().put("type", "read").put("room", room.value()).put("seq", 1).build());
      assertThat(bob.receiveType("error").requireString("code")).isEqualTo("not_found");
      bob.send(JsonObject.builder().put("type", "typing").put("room", room.value()).build());
      say("alice", "혼자 하는 말");
      JsonObject next = alice.receiveJson();
      while (!next.toText().contains("혼자 하는 말")) {
        assertThat(next.requireString("type")).isNotEqualTo("typing");
        assertThat(next.toText()).doesNotContain("아직 여기");
        next = alice.receiveJson();
      }
    }
  }

  @Test
  void nothing_is_lost_or_doubled_over_many_reconnects() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    List<String> sent = new ArrayList<>();
    List<String> received = new ArrayList<>();
    try (ExecutorService threads = Threads.virtual("test")) {
      Future<?> writer =
          threads.submit(
              () -> {
                while (writing.get()) {
                  String text = "말 " + sent.size();
                  say("alice", text);
                  sent.add(text);
                  Threads.sleep(Duration.ofMillis(5));
                }
              });
      long cursor = 3;
      for (int connection = 0; connection < 40; connection++) {
        cursor = listen(cursor, received, 3);
      }
      writing.set(false);
      writer.get();
      listen(cursor, received, 0);
    }
    assertThat(received).isEqualTo(sent);
  }

  @Test
  void edits_and_deletes_made_while_away_are_seen_on_return() {
    NewMessage edited = say("alice", "처음 말");
    NewMessage deleted = say("alice", "지울 말");
    house.wired.messenger().rooms().edit(house.user("alice"), room, edited.id(), "고친 말");
    house.wired.messenger().rooms().delete(house.user("alice"), room, deleted.id());
    String events = house.as("bob").get("/api/rooms/" + room + "/events?after=5").text();
    assertThat(events).contains("고친 말").contains("deleted").doesNotContain("지울 말");
    String all = house.as("bob").get("/api/rooms/" + room + "/events?after=0").text();
    assertThat(all).doesNotContain("지울 말").doesNotContain("처음 말");
  }

  /// Serves one connection as a client does: events that come live are kept, what came before
  /// `ready` is fetched, overlaps are dropped by Seq.
  private long listen(long from, List<String> received, int liveEvents) {
    long cursor = from;
    try (TestSocket socket = hello("bob", cursor)) {
      int live = 0;
      boolean ready = false;
      while (!ready || live < liveEvents) {
        JsonObject frame = socket.receiveJson();
        switch (frame.requireString("type")) {
          case "ready" -> {
            ready = true;
            cursor = fetch(cursor, received);
          }
          case "event" -> {
            if (frame.requireLong("seq") > cursor + 1) {
              cursor = fetch(cursor, received);
            } else if (frame.requireLong("seq") == cursor + 1) {
              cursor = apply(frame.requireObject("event"), received);
            }
            live++;
          }
          default -> {}
        }
      }
    }
    return cursor;
  }

  private long fetch(long from, List<String> received) {
    long cursor = from;
    while (true) {
      List<JsonObject> events =
          house
              .as("bob")
              .get("/api/rooms/" + room + "/events?after=" + cursor)
              .json()
              .requireArray("events")
              .objects()
              .toList();
      if (events.isEmpty()) {
        return cursor;
      }
      for (JsonObject event : events) {
        cursor = apply(event, received);
      }
    }
  }

  private static long apply(JsonObject event, List<String> received) {
    if (event.requireString("kind").equals("posted")) {
      received.add(event.requireObject("message").requireString("text"));
    }
    return event.requireLong("seq");
  }

  private TestSocket hello(String name, long cursor) {
    TestSocket socket = house.as(name).socket("/api/socket");
    socket.send(
        JsonObject.builder()
            .put("type", "hello")
            .put("cursors", JsonObject.builder().put(room.value(), cursor).build())
            .put("user", 0)
            .build());
    return socket;
  }

  private JsonObject post(String id, String text) {
    return JsonObject.builder()
        .put("type", "post")
        .put("room", room.value())
        .put("id", id)
        .put("text", text)
        .build();
  }

  private NewMessage say(String name, String text) {
    NewMessage message =
        new NewMessage(chat.maru.base.MessageId.next(Clock.systemUTC()), text, null);
    house.wired.messenger().rooms().post(house.user(name), room, message);
    return message;
  }

  private RoomId room() {
    var messenger = house.wired.messenger();
    RoomId made = messenger.rooms().create(house.user("alice"), "거실", true).id();
    String code =
        messenger.invites().create(house.user("alice"), made, Invites.DEFAULT_LIFE, 9).code();
    messenger.invites().join(house.user("bob"), code);
    return made;
  }
}
