package chat.maru.messenger.testing;

import chat.maru.base.RoomId;
import chat.maru.base.json.Json;
import chat.maru.messenger.hub.Connection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The client's end of a socket, which keeps what it hears.
public final class Ear implements Connection.Line {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /// An ear of `name` that has said hello to this node.
  public static Ear at(House house, String name) {
    Ear ear = new Ear();
    house.messenger.hub().hello(house.messenger.hub().connect(house.user(name), ear));
    return ear;
  }

  @Override
  public boolean send(byte[] frame) {
    return heard.add(new String(frame, StandardCharsets.UTF_8));
  }

  @Override
  public void close(int code, String reason) {}

  public String all() {
    return String.join("\n", heard);
  }

  public List<String> frames(String type) {
    return heard.stream()
        .filter(frame -> Json.parseObject(frame).requireString("type").equals(type))
        .toList();
  }

  /// The numbers of a room's events in the order in which they came.
  public List<Long> seqs(RoomId room) {
    return frames("event").stream()
        .map(Json::parseObject)
        .filter(frame -> frame.requireString("room").equals(room.value()))
        .map(frame -> frame.requireLong("seq"))
        .toList();
  }
}
