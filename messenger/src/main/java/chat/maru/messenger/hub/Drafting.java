package chat.maru.messenger.hub;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import org.jspecify.annotations.Nullable;

/// One turn of the mate that is being shown: its words so far, which are always a beginning of what
/// was written. Guarded by [Showing].
final class Drafting {
  /// Longer drafts are still sent on but no longer kept, in UTF-16 units.
  private static final int LONGEST = 64_000;

  private final RoomId room;
  private final @Nullable UserId user;
  private final StringBuilder words = new StringBuilder();
  private long heardNanos;
  private int pieces;

  /// @param user who alone may see it; null for the whole room
  Drafting(RoomId room, @Nullable UserId user) {
    this.room = room;
    this.user = user;
  }

  RoomId room() {
    return room;
  }

  @Nullable UserId user() {
    return user;
  }

  void heard(long nowNanos) {
    heardNanos = nowNanos;
  }

  long silentNanos(long nowNanos) {
    return nowNanos - heardNanos;
  }

  /// @return false if the piece stands behind a gap and is not to be shown
  boolean write(int offset, String piece) {
    boolean tooLong = offset + piece.length() > LONGEST;
    if (offset > words.length()) {
      return tooLong;
    }
    if (!tooLong) {
      words.setLength(offset);
      words.append(piece);
      pieces++;
    }
    return true;
  }

  /// The words so far.
  String words() {
    return words.toString();
  }

  int pieces() {
    return pieces;
  }
}
