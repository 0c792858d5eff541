package chat.maru.messenger.bus;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Mark;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signals as bytes. A node of another version may say what this one does not know: that is nothing
/// to it.
final class SignalJson {
  private SignalJson() {}

  static byte[] write(Signal signal) {
    return (switch (signal) {
          case Signal.RoomGrew(RoomId room, long seq) -> in("room", room).put("seq", seq);
          case Signal.UserGrew(UserId user, long seq) -> of("user", user).put("seq", seq);
          case Signal.Marked(Mark mark) ->
              in("mark", mark.room())
                  .put("member", mark.member().value())
                  .put("user", mark.user().value())
                  .put("seq", mark.seq())
                  .put("moved", mark.moved())
                  .put("unread", mark.unread())
                  .put("mentions", mark.mentions());
          case Signal.Typing(RoomId room, MemberId member, UserId user) ->
              in("typing", room).put("member", member.value()).put("user", user.value());
          case Signal.Drafted(
                  RoomId room,
                  @Nullable UserId user,
                  String turn,
                  int offset,
                  String text) ->
              in("draft", room)
                  .put("user", user == null ? null : user.value())
                  .put("turn", turn)
                  .put("offset", offset)
                  .put("text", text);
          case Signal.Turned(RoomId room, @Nullable UserId user, String turn, String state) ->
              in("turn", room)
                  .put("user", user == null ? null : user.value())
                  .put("turn", turn)
                  .put("state", state);
          case Signal.Progressed(UserId user, JsonObject progress) ->
              of("progress", user).put("progress", progress);
          case Signal.Revoked(String credential) -> kind("revoked").put("credential", credential);
        })
        .build()
        .toBytes();
  }

  /// @return nothing if it cannot be understood
  static Optional<Signal> read(byte[] bytes) {
    try {
      return read(Json.parseObject(new String(bytes, StandardCharsets.UTF_8)));
    } catch (MaruException e) {
      return Optional.empty();
    }
  }

  private static Optional<Signal> read(JsonObject in) {
    return Optional.ofNullable(
        switch (in.requireString("kind")) {
          case "room" -> new Signal.RoomGrew(room(in), in.requireLong("seq"));
          case "user" -> new Signal.UserGrew(user(in), in.requireLong("seq"));
          case "mark" -> new Signal.Marked(mark(in));
          case "typing" -> new Signal.Typing(room(in), member(in), user(in));
          case "draft" ->
              new Signal.Drafted(
                  room(in),
                  findUser(in),
                  in.requireString("turn"),
                  Math.toIntExact(in.requireLong("offset")),
                  in.requireString("text"));
          case "turn" ->
              new Signal.Turned(
                  room(in), findUser(in), in.requireString("turn"), in.requireString("state"));
          case "progress" -> new Signal.Progressed(user(in), in.requireObject("progress"));
          case "revoked" -> new Signal.Revoked(in.requireString("credential"));
          default -> null;
        });
  }

  private static Mark mark(JsonObject in) {
    return new Mark(
        room(in),
        member(in),
        user(in),
        in.requireLong("seq"),
        in.requireBool("moved"),
        in.requireLong("unread"),
        in.requireLong("mentions"));
  }

  private static RoomId room(JsonObject in) {
    return RoomId.parse(in.requireString("room"));
  }

  private static MemberId member(JsonObject in) {
    return MemberId.parse(in.requireString("member"));
  }

  private static UserId user(JsonObject in) {
    return UserId.parse(in.requireString("user"));
  }

  private static @Nullable UserId findUser(JsonObject in) {
    return in.findString("user").map(UserId::parse).orElse(null);
  }

  private static JsonObject.Builder in(String kind, RoomId room) {
    return kind(kind).put("room", room.value());
  }

  private static JsonObject.Builder of(String kind, UserId user) {
    return kind(kind).put("user", user.value());
  }

  private static JsonObject.Builder kind(String kind) {
    return JsonObject.builder().put("kind", kind);
  }
}
