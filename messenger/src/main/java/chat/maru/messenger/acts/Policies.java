package chat.maru.messenger.acts;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Member;
import chat.maru.messenger.Room;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.RoomPolicy;
import chat.maru.messenger.Rules;
import chat.maru.messenger.Stamp;
import java.util.Optional;

/// What an owner lets the members of a room do.
public final class Policies {
  private final Journal journal;

  public Policies(Journal journal) {
    this.journal = journal;
  }

  /// Changes the room's policy; what is not given stays.
  ///
  /// @throws chat.maru.base.MaruException `OWNER_ONLY`
  public RoomPolicy change(
      UserId by, RoomId id, Optional<RoomPolicy.Who> mentionAll, Optional<RoomPolicy.Who> pinning) {
    return journal.write(
        act -> {
          Member owner = Rules.requireOwner(act.tx(), id, by);
          Room room = Rules.requireRoom(act.tx(), id);
          Rules.requireGroup(room);
          RoomPolicy before = room.policy();
          RoomPolicy after =
              new RoomPolicy(
                  mentionAll.orElse(before.mentionAll()), pinning.orElse(before.pinning()));
          if (!after.equals(before)) {
            act.tx().rooms().setPolicy(id, after);
            Stamp stamp = act.stamp(id);
            act.add(new RoomEvent.PolicyChanged(id, stamp.seq(), stamp.at(), owner.id(), after));
          }
          return after;
        });
  }
}
