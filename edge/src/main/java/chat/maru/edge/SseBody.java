package chat.maru.edge;

/// Writes a stream of server-sent events.
@FunctionalInterface
public interface SseBody {
  /// Writes all events and returns; the stream then ends. Runs on the request's virtual thread.
  ///
  /// An exception before the first write becomes an ordinary error answer, one after it an `error`
  /// frame and the end of the stream. [ClientGone] ends it in silence.
  void write(SseWriter out);
}
