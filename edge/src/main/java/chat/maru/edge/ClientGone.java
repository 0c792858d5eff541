package chat.maru.edge;

/// The client left before its answer was complete. Not an error: it unwinds the handler.
public final class ClientGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClientGone() {
    super("The client has gone", null, false, false);
  }
}
