package chat.maru.orchestrator;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.orchestrator.money.Payer;
import org.jspecify.annotations.Nullable;

/// Whom a request is for, so that receipts are shown to the right people.
///
/// @param user who asked; `null` for Maru itself (a connection test)
/// @param room the room whose words it carries
/// @param turn the mate's turn it belongs to
/// @param key the `/v1` key it came with
/// @param trace the client's trace; goes on to vendors and collectors, and is not kept
public record Origin(
    @Nullable UserId user,
    @Nullable RoomId room,
    @Nullable String turn,
    @Nullable String key,
    @Nullable Trace trace) {
  public static final Origin MARU = new Origin(null, null, null, null);

  public Origin(
      @Nullable UserId user, @Nullable RoomId room, @Nullable String turn, @Nullable String key) {
    this(user, room, turn, key, null);
  }

  /// The same as a part of `newTrace`.
  public Origin in(Trace newTrace) {
    return new Origin(user, room, turn, key, newTrace);
  }

  /// Whose budgets a call touches.
  public Payer payer() {
    return new Payer(key, user == null ? null : user.value(), room == null ? null : room.value());
  }

  /// A turn of the mate in a room.
  public static Origin turn(UserId user, RoomId room, String turn) {
    return new Origin(user, room, turn, null);
  }

  /// A call on `/v1`.
  public static Origin key(UserId user, String key) {
    return new Origin(user, null, null, key);
  }
}
