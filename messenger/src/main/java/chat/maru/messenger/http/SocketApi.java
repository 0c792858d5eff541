package chat.maru.messenger.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Routes;
import chat.maru.edge.Socket;
import chat.maru.messenger.PostResult;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.hub.Connection;
import chat.maru.messenger.hub.Hub;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/api/socket`: the live side of the messenger. A client's frames are served one after the other,
/// so that its posts keep their order.
public record SocketApi(Hub hub, Rooms rooms) {
  /// https://www.iana.org/assignments/websocket (1013)
  private static final int TRY_AGAIN_LATER = 1013;

  private static final Logger LOG = LoggerFactory.getLogger(SocketApi.class);

  public void addTo(Routes routes) {
    routes.socket("/api/socket", Access.USER, this::serve);
  }

  private void serve(Socket socket) {
    Connection connection = hub.connect(socket.caller().user(), new Outgoing(socket));
    try {
      for (Optional<String> text = socket.receive(); text.isPresent(); text = socket.receive()) {
        handle(socket, connection, text.get());
      }
    } finally {
      hub.disconnect(connection);
    }
  }

  private void handle(Socket socket, Connection connection, String text) {
    JsonObject frame = JsonObject.EMPTY;
    try {
      frame = Json.parseObject(text);
      dispatch(socket, connection, frame);
    } catch (MaruException e) {
      socket.send(error(frame, e));
      if (e.code().retryable() && frame.findString("type").equals(Optional.of("hello"))) {
        // Nobody would ever tell it anything: it is to come again.
        socket.close(TRY_AGAIN_LATER, "Try again later");
      }
    } catch (RuntimeException e) {
      LOG.error("A frame of socket {} failed", socket.id(), e);
      socket.send(
          error(frame, new MaruException(CommonError.INTERNAL, "Something went wrong here")));
    }
  }

  private void dispatch(Socket socket, Connection connection, JsonObject frame) {
    String type = frame.requireString("type");
    switch (type) {
      case "hello" -> hub.hello(connection);
      case "post" -> post(socket, connection, frame);
      case "read" -> rooms.markRead(connection.user(), room(frame), frame.requireLong("seq"));
      case "typing" -> hub.typing(connection, room(frame));
      default -> throw MaruException.invalid("type", type, "hello, post, read or typing");
    }
  }

  private void post(Socket socket, Connection connection, JsonObject frame) {
    PostResult result = rooms.post(connection.user(), room(frame), MessagesApi.parse(frame));
    socket.send(
        JsonObject.builder()
            .put("type", "ack")
            .put("room", result.message().room().value())
            .put("id", result.message().id().value())
            .put("seq", result.message().seq())
            .build()
            .toBytes());
  }

  private static RoomId room(JsonObject frame) {
    return RoomId.parse(frame.requireString("room"));
  }

  /// @param frame what the error answers; its `room` and `id` let the client know which
  private static byte[] error(JsonObject frame, MaruException e) {
    return JsonObject.builder()
        .put("type", "error")
        .put("code", e.code().code())
        .put("detail", e.message())
        .put("params", JsonObject.paramsOf(e).names().isEmpty() ? null : JsonObject.paramsOf(e))
        .put("room", frame.find("room").orElse(null))
        .put("id", frame.find("id").orElse(null))
        .build()
        .toBytes();
  }

  private record Outgoing(Socket socket) implements Connection.Line {
    @Override
    public boolean send(byte[] frame) {
      return socket.send(frame);
    }

    @Override
    public void close(int code, String reason) {
      socket.close(code, reason);
    }
  }
}
