package chat.maru.messenger.http;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Cursor;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.Page;
import chat.maru.messenger.PostResult;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.Wire;
import java.util.List;
import java.util.Optional;

/// What is said in a room: reading, posting, correcting, taking back, having read.
public record MessagesApi(Rooms rooms, Messages messages) {
  private static final int PAGE = 50;
  private static final int LONGEST_PAGE = 200;

  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/messages", Access.USER, this::page)
        .post("/api/rooms/{room}/messages", Access.USER, this::post)
        .patch("/api/rooms/{room}/messages/{id}", Access.USER, this::edit)
        .delete("/api/rooms/{room}/messages/{id}", Access.USER, this::delete)
        .put("/api/rooms/{room}/read", Access.USER, this::read);
  }

  private Reply page(Request request) {
    RoomId room = Params.room(request);
    Page page = find(request, room, Viewer.person(Params.user(request)));
    return Reply.json(200, Wire.page(page, messages.unreadBy(room)::count));
  }

  private Page find(Request request, RoomId room, Viewer viewer) {
    int limit = Params.limit(request, PAGE, LONGEST_PAGE);
    if (request.query("ids").isPresent()) {
      return messages.pageOf(room, viewer, Params.messages(request.query("ids").orElseThrow()));
    }
    if (request.query("around").isPresent()) {
      return messages.around(
          room, viewer, MessageId.parse(request.query("around").orElseThrow()), limit);
    }
    if (request.query("after").isPresent()) {
      return messages.newer(
          room, viewer, Cursor.parse(request.query("after").orElseThrow()), limit);
    }
    return messages.page(room, viewer, request.query("before").map(Cursor::parse), limit);
  }

  private Reply post(Request request) {
    JsonObject body = request.json();
    RoomId room = Params.room(request);
    PostResult result = rooms.post(Params.user(request), room, parse(body));
    return Reply.json(result.fresh() ? 201 : 200, json(request, result.message()));
  }

  static NewMessage parse(JsonObject body) {
    return new NewMessage(
        MessageId.parse(body.requireString("id")),
        body.findString("text").orElse(""),
        body.findString("replyTo").map(MessageId::parse).orElse(null),
        body.findBool("silent").orElse(false),
        null,
        body.findArray("files").map(files -> files.strings().toList()).orElse(List.of()));
  }

  private Reply edit(Request request) {
    return Reply.json(
        200,
        json(
            request,
            rooms.edit(
                Params.user(request),
                Params.room(request),
                Params.message(request),
                request.json().requireString("text"))));
  }

  private Reply delete(Request request) {
    rooms.delete(Params.user(request), Params.room(request), Params.message(request));
    return Reply.noContent();
  }

  private Reply read(Request request) {
    JsonObject body = request.json();
    long seq = body.requireLong("seq");
    Optional<MessageId> thread = body.findString("thread").map(MessageId::parse);
    if (thread.isPresent()) {
      rooms.markThreadRead(Params.user(request), Params.room(request), seq, thread.get());
    } else {
      rooms.markRead(Params.user(request), Params.room(request), seq);
    }
    return Reply.noContent();
  }

  private JsonObject json(Request request, Message message) {
    Message seen = messages.seenBy(Viewer.person(Params.user(request)), message);
    return Wire.message(seen, messages.unreadBy(message.room()).count(message));
  }
}
