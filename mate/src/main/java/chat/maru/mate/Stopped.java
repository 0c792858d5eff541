package chat.maru.mate;

/// Unwinds a turn that must end without a word. Not an error.
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped(String why) {
    super(why, null, false, false);
  }
}
