package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;

/// Private cards: what only one user sees in a room.
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Cards {
  /// Shows `card` to `user`, or replaces the one with its id. Its quotes go with their messages.
  public void put(UserId user, Card card) {
    throw new UnsupportedOperationException();
  }

  public List<Card> list(UserId user, RoomId room) {
    throw new UnsupportedOperationException();
  }

  public void remove(UserId user, RoomId room, String card) {
    throw new UnsupportedOperationException();
  }
}
