package chat.maru.messenger.files.http;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.files.SharedFiles;
import chat.maru.messenger.files.SharedFiles.Opened;

/// Files of messages, for those who may see the message.
public record FilesApi(SharedFiles files) {
  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/files/{id}", Access.USER, this::file)
        .get("/api/rooms/{room}/files/{id}/thumbnail", Access.USER, this::thumbnail);
  }

  private Reply file(Request request) {
    return FileReply.of(request, files.open(user(request), room(request), id(request)));
  }

  private Reply thumbnail(Request request) {
    Opened small = files.thumbnail(user(request), room(request), id(request));
    return FileReply.of(request, small);
  }

  private static UserId user(Request request) {
    return request.caller().user();
  }

  private static RoomId room(Request request) {
    return RoomId.parse(request.pathParam("room"));
  }

  private static String id(Request request) {
    return request.pathParam("id");
  }
}
