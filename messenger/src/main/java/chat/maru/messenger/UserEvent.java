package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import java.time.Instant;

/// A lasting fact for one user, numbered by [#seq] without gaps.
///
/// @param kind `card`, `cardGone`, `roomAdded`, `roomRemoved`, `claim`, `draft` or `settings`
/// @param data the fields beside `seq`, `at` and `kind`
public record UserEvent(UserId user, long seq, Instant at, String kind, JsonObject data) {
  static JsonObject room(RoomId room) {
    return JsonObject.builder().put("room", room.value()).build();
  }
}
