package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;

/// The connections of this node, and what is told to them.
///
/// Every connection has a bounded queue; one that does not read is told to start anew and is never
/// waited for. Nothing here blocks.
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Hub {
  /// Shows the mate's words from `offset` (in UTF-16 units) on. They are not a message yet; who
  /// connects meanwhile gets the draft so far.
  public void draft(RoomId room, String turn, int offset, String text) {
    throw new UnsupportedOperationException();
  }

  /// Like [#draft(RoomId, String, int, String)], to one user only: for private cards.
  public void draft(UserId user, RoomId room, String turn, int offset, String text) {
    throw new UnsupportedOperationException();
  }

  /// Tells where a turn stands: `thinking`, `writing`, `done`, `stopped` or `failed`. The last
  /// three end its draft.
  public void turn(RoomId room, String turn, String state) {
    throw new UnsupportedOperationException();
  }

  /// Like [#turn(RoomId, String, String)], to one user only.
  public void turn(UserId user, RoomId room, String turn, String state) {
    throw new UnsupportedOperationException();
  }

  /// Sends a `progress` frame to one user.
  public void progress(UserId user, JsonObject progress) {
    throw new UnsupportedOperationException();
  }

  /// Sends a `progress` frame to everybody who is connected.
  public void progressToAll(JsonObject progress) {
    throw new UnsupportedOperationException();
  }
}
