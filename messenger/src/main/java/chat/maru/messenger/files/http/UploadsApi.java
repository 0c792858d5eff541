package chat.maru.messenger.files.http;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.AttachmentJson;
import chat.maru.messenger.files.Uploads;
import chat.maru.messenger.files.Uploads.Announced;
import chat.maru.messenger.files.Uploads.Progress;

/// Sending files in pieces, in the manner of tus 1.0: announce, add at an offset, ask for the
/// offset, give up.
public record UploadsApi(Uploads uploads) {
  /// A request may bring all the rest; pages send less, to lose less when the network goes.
  private static final long MOST_BYTES = 1L << 50;

  private static final String OFFSET = "upload-offset";

  public void addTo(Routes routes) {
    String one = "/api/rooms/{room}/uploads/{id}";
    routes
        .post("/api/rooms/{room}/uploads", Access.USER, this::begin)
        .get(one, Access.USER, this::progress)
        .patchStream(one, Access.USER, MOST_BYTES, this::append)
        .delete(one, Access.USER, this::cancel);
  }

  private Reply begin(Request request) {
    JsonObject body = request.json();
    Progress begun =
        uploads.begin(
            user(request),
            room(request),
            new Announced(
                body.requireString("name"),
                body.findLong("size").orElse(0),
                body.findLong("durationMs").orElse(0),
                body.findBool("voice").orElse(false)));
    return reply(201, begun).header("location", request.path() + "/" + begun.file().id());
  }

  private Reply progress(Request request) {
    return reply(200, uploads.require(user(request), room(request), request.pathParam("id")));
  }

  private Reply append(Request request) {
    UserId user = user(request);
    String id = request.pathParam("id");
    uploads.require(user, room(request), id);
    return reply(200, uploads.append(user, room(request), id, offset(request), request.stream()));
  }

  private Reply cancel(Request request) {
    uploads.cancel(user(request), room(request), request.pathParam("id"));
    return Reply.noContent();
  }

  private static long offset(Request request) {
    String text = request.header(OFFSET).orElse("");
    try {
      long offset = Long.parseLong(text);
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException e) {
      // Told below, like a negative one.
    }
    throw MaruException.invalid(OFFSET, text.isEmpty() ? "nothing" : text, "a number >= 0");
  }

  private static Reply reply(int status, Progress progress) {
    JsonObject.Builder body =
        JsonObject.builder()
            .put("id", progress.file().id())
            .put("name", progress.file().shown().name())
            .put("size", progress.file().shown().size())
            .put("offset", progress.offset())
            .put("done", progress.file().whole());
    if (progress.file().whole()) {
      body.put("file", AttachmentJson.of(progress.file().shown()));
    }
    return Reply.json(status, body.build()).header(OFFSET, Long.toString(progress.offset()));
  }

  private static UserId user(Request request) {
    return request.caller().user();
  }

  private static RoomId room(Request request) {
    return RoomId.parse(request.pathParam("room"));
  }
}
