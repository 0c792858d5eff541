package chat.maru.modelhost;

/// The client closed its connection: nobody waits for the rest. Unwinds the work, silently.
final class ClientGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientGone() {
    super("the client is gone", null, false, false);
  }
}
