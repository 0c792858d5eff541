package chat.maru.mate.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.mate.timing.Dial;
import chat.maru.mate.timing.DialStore;
import chat.maru.mate.timing.Unasked;
import chat.maru.messenger.Rooms;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How talkative the mate is in a room, what it said unasked, and what people think of that.
public record TimingApi(Rooms rooms, DialStore dials) {
  private static final int SHOWN = 20;

  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/mate/timing", Access.USER, this::timing)
        .put("/api/rooms/{room}/mate/timing", Access.USER, this::turn)
        .post("/api/rooms/{room}/mate/unasked/{message}", Access.USER, this::feedback);
  }

  private Reply timing(Request request) {
    RoomId room = room(request);
    return Reply.json(200, json(room));
  }

  /// Owners only, as for when the mate speaks at all.
  private Reply turn(Request request) {
    RoomId room = room(request);
    if (!rooms.requireMember(request.caller().user(), room).owner()) {
      throw new MaruException(CommonError.FORBIDDEN, "Only an owner of the room may turn the dial");
    }
    long level = request.json().requireLong("level");
    if (level < Dial.LEAST || level > Dial.MOST) {
      throw MaruException.invalid("level", String.valueOf(level), "1 to 5");
    }
    dials.turn(room, new Dial((int) level, dials.dial(room).shift()));
    return Reply.json(200, json(room));
  }

  private Reply feedback(Request request) {
    RoomId room = room(request);
    MessageId message = MessageId.parse(request.pathParam("message"));
    Unasked.Feedback kind = kind(request.json().requireString("kind"));
    if (dials.find(room, message).isEmpty()) {
      throw new MaruException(
          CommonError.NOT_FOUND, "The mate was asked for that, or never said it");
    }
    dials.feedback(room, message, kind);
    return Reply.noContent();
  }

  private static Unasked.Feedback kind(String text) {
    return Arrays.stream(Unasked.Feedback.values())
        .filter(kind -> name(kind).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                MaruException.invalid(
                    "kind",
                    text,
                    Arrays.stream(Unasked.Feedback.values())
                        .map(TimingApi::name)
                        .collect(Collectors.joining(" or "))));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private RoomId room(Request request) {
    RoomId room = RoomId.parse(request.pathParam("room"));
    rooms.require(request.caller().user(), room);
    return room;
  }

  private JsonObject json(RoomId room) {
    Dial dial = dials.dial(room);
    return JsonObject.builder()
        .put("level", dial.level())
        .put("patienceSeconds", dial.patience().toSeconds())
        .put("aDay", dial.aDay())
        .put(
            "unasked",
            JsonArray.of(
                dials.list(room, SHOWN).stream().map(TimingApi::json).toArray(Json[]::new)))
        .build();
  }

  private static JsonObject json(Unasked said) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("message", said.answer().value())
            .put("question", said.question().value())
            .put("at", said.at().toString())
            .put("waitedSeconds", said.waited().toSeconds())
            .put("heeded", said.heeded());
    Unasked.Feedback feedback = said.feedback();
    return (feedback == null ? json : json.put("feedback", name(feedback))).build();
  }
}
