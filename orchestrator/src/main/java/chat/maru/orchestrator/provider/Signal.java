package chat.maru.orchestrator.provider;

import io.vertx.core.http.HttpClientResponse;

/// What the event loop tells the thread that waits for an answer.
sealed interface Signal {
  /// The connection stands and the request is on its way.
  record Connected() implements Signal {}

  record Head(HttpClientResponse response) implements Signal {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Piece(byte[] bytes) implements Signal {}

  record End() implements Signal {}

  record Failed(Throwable cause) implements Signal {}

  record Cancelled() implements Signal {}
}
