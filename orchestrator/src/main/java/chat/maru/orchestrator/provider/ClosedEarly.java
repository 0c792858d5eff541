package chat.maru.orchestrator.provider;

/// The connection ended before a byte of the answer had come: a kept one that the other side had
/// just given up, or a server that fell over.
final class ClosedEarly extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClosedEarly(Throwable cause) {
    super(cause);
  }
}
