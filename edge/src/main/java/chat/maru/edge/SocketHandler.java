package chat.maru.edge;

/// The server's side of a WebSocket endpoint.
@FunctionalInterface
public interface SocketHandler {
  /// Serves one connection until it ends. Runs on a virtual thread of its own and may block; the
  /// connection closes when it returns.
  void run(Socket socket);
}
