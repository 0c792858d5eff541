package chat.maru.edge;

/// One entry of the route table.
///
/// @param method an upper-case HTTP method
/// @param path literal segments and `{name}` ones: `/api/rooms/{room}/messages`
/// @param access who may call it
public record Route(String method, String path, Access access, Endpoint endpoint) {
  /// What stands at the end of a route.
  public sealed interface Endpoint {
    /// A handler whose request body is held in memory.
    record Plain(Handler handler, long maxBytes) implements Endpoint {}

    /// A handler whose request body is written to a file first.
    record Upload(Handler handler, long maxBytes) implements Endpoint {}

    /// A handler that reads the request body as it arrives.
    record Stream(Handler handler, long maxBytes) implements Endpoint {}

    /// A WebSocket.
    record Upgrade(SocketHandler handler) implements Endpoint {}
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
