package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.own.Fetch.State;

/// What a [Source] tells of its progress, and how it hears that nobody wants the file any more.
public interface Transfer {
  /// Called often; cheap.
  void at(State state, long done, long total);

  Cancel cancelled();

  /// @throws MaruException `FETCH_CANCELLED`
  default void check() {
    if (cancelled().cancelled()) {
      throw new MaruException(OwnModelError.FETCH_CANCELLED, "The fetch was stopped");
    }
  }
}
