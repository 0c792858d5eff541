package chat.maru.edge;

/// One endpoint.
@FunctionalInterface
public interface Handler {
  /// Answers one request. Runs on a virtual thread of its own and may block.
  ///
  /// @throws chat.maru.base.MaruException for every expected failure; it becomes the error answer
  Reply handle(Request request);
}
