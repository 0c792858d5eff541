package chat.maru.edge;

import java.util.Optional;

/// One WebSocket connection. [#receive] is for the one thread that serves it, everything else may
/// be called from any thread.
public interface Socket {
  /// Waits for the next text message of the client.
  ///
  /// @return nothing once the connection has ended
  Optional<String> receive();

  /// Queues one text message. Never blocks and never copies: one array may be sent to many sockets.
  ///
  /// @param utf8 nobody may change it afterwards
  /// @return false if the client reads too slowly and the queue is full, or the connection has
  ///   ended; the message is then dropped
  boolean send(byte[] utf8);

  Caller caller();

  /// The id of the request that opened this connection.
  String id();

  /// Whether the connection stands.
  boolean open();

  /// Ends the connection after what has been queued.
  ///
  /// @param code a close code of RFC 6455, section 7.4, or 4000 to 4999
  /// @param reason at most 123 bytes in UTF-8
  void close(int code, String reason);

  /// Runs `task` on a virtual thread once the connection has ended; at once if it already has.
  void onClose(Runnable task);
}
