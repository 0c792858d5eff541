package chat.maru.messenger.hub;

import chat.maru.base.RoomId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Member;
import chat.maru.messenger.Message;
import chat.maru.messenger.Room;
import chat.maru.messenger.Wire;
import chat.maru.messenger.testing.House;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A client of one room that follows the rules of the wire: subscribe, learn how far the log is,
/// fetch what is missing, apply each Seq once, and fetch again when told so or when there is a gap.
final class Replica implements Connection.Line {
  private final House house;
  private final String name;
  private final RoomId room;
  private final Map<String, String> state = new TreeMap<>();
  private final Queue<JsonObject> frames = new ArrayDeque<>();
  private @Nullable Connection connection;
  private boolean slow;
  private long cursor;

  Replica(House house, String name, RoomId room) {
    this.house = house;
    this.name = name;
    this.room = room;
  }

  void connect() {
    disconnect();
    Connection fresh = house.messenger.hub().connect(house.user(name), this);
    connection = fresh;
    house.messenger.hub().hello(fresh);
    if (cursor == 0) {
      state.putAll(fresh(house, name, room));
      cursor = house.messenger.rooms().require(house.user(name), room).lastSeq();
    }
    read();
  }

  void disconnect() {
    if (connection != null) {
      house.messenger.hub().disconnect(connection);
      connection = null;
      frames.clear();
    }
  }

  /// A slow client's queue is full at once.
  void slow(boolean nowSlow) {
    slow = nowSlow;
    if (!slow) {
      house.messenger.hub().beat();
      read();
    }
  }

  /// Everything that was sent is read.
  void settle() {
    slow = false;
    if (connection == null) {
      connect();
    }
    house.messenger.hub().beat();
    read();
  }

  @Override
  public boolean send(byte[] frame) {
    if (slow) {
      return false;
    }
    frames.add(Json.parseObject(new String(frame, StandardCharsets.UTF_8)));
    return true;
  }

  @Override
  public void close(int code, String reason) {}

  Map<String, String> state() {
    return state;
  }

  private void read() {
    for (JsonObject frame = frames.poll(); frame != null; frame = frames.poll()) {
      switch (frame.requireString("type")) {
        case "ready" -> {
          long last = frame.requireObject("rooms").findLong(room.value()).orElse(0);
          if (last > cursor) {
            fetch();
          }
        }
        case "resync" -> fetch();
        case "event" -> {
          if (frame.requireString("room").equals(room.value())) {
            hear(frame.requireObject("event"));
          }
        }
        default -> {}
      }
    }
  }

  private void hear(JsonObject event) {
    long seq = event.requireLong("seq");
    if (seq == cursor + 1) {
      apply(event);
    } else if (seq > cursor) {
      fetch();
    }
  }

  private void fetch() {
    while (true) {
      var events = house.messenger.roomEvents().list(house.user(name), room, cursor, 7);
      if (events.isEmpty()) {
        return;
      }
      events.forEach(event -> apply(Json.parseObject(Wire.event(event).toText())));
    }
  }

  private void apply(JsonObject event) {
    cursor = event.requireLong("seq");
    switch (event.requireString("kind")) {
      case "posted", "edited", "deleted", "acted" -> {
        message(event.requireObject("message"));
        Threaded.apply(state, event);
      }
      case "pinned" -> Threaded.pin(state, event);
      case "policy" -> policy(state, house.messenger.rooms().require(house.user(name), room));
      case "reacted" -> Reacted.apply(state, event, me());
      case "joined", "left", "claimed" -> {
        JsonObject member = event.requireObject("member");
        state.put("member " + member.requireString("id"), memberText(member));
      }
      case "renamed" -> state.put("name", event.requireString("name"));
      case "mate" -> state.put("mate", event.requireObject("mate").toText());
      case "imported" -> imported();
      default -> {}
    }
  }

  private void imported() {
    state.keySet().removeIf(key -> key.startsWith("message"));
    state.putAll(messages(house, name, room));
  }

  private void message(JsonObject message) {
    String key = "message " + message.requireString("id");
    String before = state.get(key);
    if (before == null || rev(before) <= message.requireLong("rev")) {
      state.put(key, messageText(Reacted.kept(before, message)));
    }
  }

  private String me() {
    return house.messenger.rooms().view(house.user(name), room).me().id().value();
  }

  static long rev(String text) {
    return Long.parseLong(text.substring(0, text.indexOf(' ')));
  }

  /// What a client that has just come sees.
  static Map<String, String> fresh(House house, String name, RoomId room) {
    Map<String, String> state = new TreeMap<>(messages(house, name, room));
    Room now = house.messenger.rooms().require(house.user(name), room);
    state.put("name", now.name());
    policy(state, now);
    state.put("mate", Wire.mate(now.mate()).toText());
    for (Member member : house.messenger.rooms().members(room)) {
      state.put("member " + member.id(), memberText(Wire.member(member)));
    }
    return state;
  }

  /// The event says that the room is to be asked again.
  private static void policy(Map<String, String> state, Room now) {
    state.put("policy", Wire.policy(now.policy()).toText());
  }

  private static Map<String, String> messages(House house, String name, RoomId room) {
    Map<String, String> messages = new TreeMap<>();
    for (Message message : house.timeline(name, room)) {
      messages.put("message " + message.id(), messageText(Wire.message(message, 0)));
    }
    return messages;
  }

  static String messageText(JsonObject message) {
    return message.requireLong("rev")
        + " "
        + sorted(message.toBuilder().remove("unreadBy").build()).toText();
  }

  private static JsonObject sorted(JsonObject message) {
    JsonObject.Builder out = JsonObject.builder();
    message.names().stream()
        .sorted()
        .forEach(each -> out.put(each, message.find(each).orElseThrow()));
    return out.build();
  }

  /// Read marks are no events.
  private static String memberText(JsonObject member) {
    return member.toBuilder().remove("readSeq").remove("role").build().toText();
  }
}
