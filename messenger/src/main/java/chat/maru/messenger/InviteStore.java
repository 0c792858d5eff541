package chat.maru.messenger;

import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Rows of invites.
public interface InviteStore {
  void insert(Invite invite);

  Optional<Invite> find(String code);

  /// The newest first.
  List<Invite> list(RoomId room);

  /// Counts one use, unless the last was taken.
  boolean use(String code);

  void revoke(String code, Instant at);
}
