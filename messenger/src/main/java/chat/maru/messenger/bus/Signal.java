package chat.maru.messenger.bus;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.messenger.Mark;
import org.jspecify.annotations.Nullable;

/// What one node tells the others. Any of these may be lost, come twice or in any order.
///
/// What lasts is named by its number only and read from the database by whoever needs it, so that
/// no message of people travels here and nothing false can be said about a log.
public sealed interface Signal {
  /// A room's log has reached `seq`.
  record RoomGrew(RoomId room, long seq) implements Signal {}

  /// A user's log has reached `seq`.
  record UserGrew(UserId user, long seq) implements Signal {}

  /// A member has read further.
  record Marked(Mark mark) implements Signal {}

  record Typing(RoomId room, MemberId member, UserId user) implements Signal {}

  /// Words that the mate is writing, from `offset` on in UTF-16 units.
  ///
  /// @param user the only one who may see them; null for the whole room
  record Drafted(RoomId room, @Nullable UserId user, String turn, int offset, String text)
      implements Signal {}

  /// Where a turn of the mate stands.
  ///
  /// @param user the only one who may see it; null for the whole room
  record Turned(RoomId room, @Nullable UserId user, String turn, String state) implements Signal {}

  /// How far a job of a user is.
  record Progressed(UserId user, JsonObject progress) implements Signal {}

  /// A sign-in or key has ended.
  record Revoked(String credential) implements Signal {}
}
