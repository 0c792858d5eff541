package chat.maru.messenger.hub;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Mark;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.Seat;
import chat.maru.messenger.UserEvent;
import chat.maru.messenger.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server says over a socket, encoded once for all who hear it.
final class Frames {
  private Frames() {}

  static byte[] ready(List<Seat> seats, long userSeq) {
    JsonObject.Builder rooms = JsonObject.builder();
    seats.forEach(seat -> rooms.put(seat.room().value(), seat.lastSeq()));
    return typed("ready").put("rooms", rooms.build()).put("user", userSeq).build().toBytes();
  }

  static byte[] event(RoomEvent event) {
    return of("event", event.room())
        .put("seq", event.seq())
        .put("event", Wire.event(event))
        .build()
        .toBytes();
  }

  static byte[] userEvent(UserEvent event) {
    return typed("userEvent")
        .put("seq", event.seq())
        .put("event", Wire.userEvent(event))
        .build()
        .toBytes();
  }

  static byte[] ack(RoomId room, MessageId id, long seq) {
    return of("ack", room).put("id", id.value()).put("seq", seq).build().toBytes();
  }

  /// A mark as others see it.
  static byte[] read(RoomId room, MemberId member, long seq) {
    return of("read", room).put("member", member.value()).put("seq", seq).build().toBytes();
  }

  /// One's own mark, with what is left unread.
  static byte[] read(Mark mark) {
    return of("read", mark.room())
        .put("member", mark.member().value())
        .put("seq", mark.seq())
        .put("unread", mark.unread())
        .put("mentions", mark.mentions())
        .build()
        .toBytes();
  }

  static byte[] typing(RoomId room, MemberId member) {
    return of("typing", room).put("member", member.value()).build().toBytes();
  }

  static byte[] draft(RoomId room, String turn, int offset, String text) {
    return of("draft", room)
        .put("turn", turn)
        .put("offset", offset)
        .put("text", text)
        .build()
        .toBytes();
  }

  static byte[] turn(RoomId room, String turn, String state) {
    return of("turn", room).put("turn", turn).put("state", state).build().toBytes();
  }

  static byte[] progress(JsonObject progress) {
    JsonObject.Builder out = typed("progress");
    progress.fields().forEach(out::put);
    return out.build().toBytes();
  }

  /// @param room null: the user's own log
  static byte[] resync(@Nullable RoomId room) {
    return (room == null ? typed("resync") : of("resync", room)).build().toBytes();
  }

  private static JsonObject.Builder of(String type, RoomId room) {
    return typed(type).put("room", room.value());
  }

  private static JsonObject.Builder typed(String type) {
    return JsonObject.builder().put("type", type);
  }
}
