package chat.maru.orchestrator.wire.responses;

/// An item of a response whose end has not come.
sealed interface OpenItem permits OpenMessage, OpenThought, OpenCall, OpenTextCall {
  /// Tells its end.
  ///
  /// @param status `completed`, or `incomplete` for an answer that was cut
  void close(String status);
}
