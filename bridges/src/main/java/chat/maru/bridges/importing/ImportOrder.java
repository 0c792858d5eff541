package chat.maru.bridges.importing;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Audience;
import java.time.ZoneId;

/// What somebody wants imported.
///
/// @param kind the messenger that made the file, or [chat.maru.bridges.Formats#ANY]
/// @param file the file's name, as its owner knows it
/// @param zone whose wall clock the file shows
public record ImportOrder(
    UserId by, RoomId room, String kind, String file, ZoneId zone, Audience audience) {
  /// The same order for another audience.
  ImportOrder withAudience(Audience other) {
    return new ImportOrder(by, room, kind, file, zone, other);
  }

  /// The same order, now that the file told what it is.
  ImportOrder withKind(String known) {
    return new ImportOrder(by, room, known, file, zone, audience);
  }

  Ledger.Reach reach() {
    return new Ledger.Reach(by, audience);
  }
}
