package chat.maru.messenger;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.Optional;
import java.util.Set;

/// What the mate may do in a room: any member may send it away, hide it, or blind it to their own
/// words; only an owner may bring it back or say when it speaks and which models may see the room.
public final class Standings {
  private final Journal journal;

  public Standings(Journal journal) {
    this.journal = journal;
  }

  public Standing of(UserId user, RoomId room) {
    return journal.read(tx -> of(tx, user, room));
  }

  /// What is to change for everybody; what is not given stays.
  public record Change(
      Optional<Boolean> present,
      Optional<MateStanding.Speaks> speaks,
      Optional<MateStanding.DataClass> dataClass,
      Optional<MateStanding.Identifiers> identifiers) {
    /// Whether only an owner may do it.
    boolean ownersAlone() {
      return speaks.isPresent()
          || dataClass.isPresent()
          || identifiers.isPresent()
          || present.orElse(false);
    }

    /// The same mate, wherever it stands, under the changed policy.
    MateStanding of(MateStanding now) {
      return new MateStanding(
          now.present(),
          speaks.orElse(now.speaks()),
          dataClass.orElse(now.dataClass()),
          identifiers.orElse(now.identifiers()));
    }
  }

  /// Changes where the mate stands and which models may see the room.
  public Standing change(
      UserId by,
      RoomId room,
      Optional<Boolean> present,
      Optional<MateStanding.Speaks> speaks,
      Optional<MateStanding.DataClass> dataClass) {
    return change(by, room, new Change(present, speaks, dataClass, Optional.empty()));
  }

  /// Changes what is the same for everybody.
  public Standing change(UserId by, RoomId room, Change change) {
    return journal.write(
        act -> {
          Member actor = Rules.requireMember(act.tx(), room, by);
          if (change.ownersAlone()) {
            Rules.requireOwner(act.tx(), room, by);
          }
          MateStanding now = Rules.requireRoom(act.tx(), room).mate();
          MateStanding policy = change.of(now);
          if (!policy.equals(now)) {
            record(act, actor, policy);
          }
          if (change.present().isPresent() && change.present().get() != now.present()) {
            if (change.present().get()) {
              Membership.enterMate(act, room, actor.id());
              record(act, actor, policy.with(true));
            } else {
              evict(act, actor);
            }
          }
          return of(act.tx(), by, room);
        });
  }

  /// Changes what is the caller's own; what is not given stays.
  public Standing changeMine(
      UserId user, RoomId room, Optional<Boolean> hidden, Optional<Boolean> blind) {
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, user);
          boolean nowBlind = blind.orElse(member.blind());
          tx.members().setStanding(room, member.id(), hidden.orElse(member.hidden()), nowBlind);
          if (nowBlind && !member.blind()) {
            Set<MemberId> selves = Visibility.selves(tx, room, user);
            Quotes.remove(act, room, tx.messages().quotedOf(room, selves));
            tx.acts().copies(room, selves).forEach((other, ids) -> Quotes.remove(act, other, ids));
          }
          return of(tx, user, room);
        });
  }

  /// Sends the mate away, whoever asks.
  static void evict(Recorder act, Member by) {
    Tx tx = act.tx();
    RoomId room = by.room();
    Room now = Rules.requireRoom(tx, room);
    if (now.kind() == RoomKind.MATE) {
      throw new MaruException(CommonError.FORBIDDEN, "This room is the mate's");
    }
    tx.members()
        .findMate(room)
        .filter(Member::present)
        .ifPresent(
            mate -> {
              Membership.exit(act, mate, by.id());
              record(act, by, now.mate().with(false));
            });
  }

  private static void record(Recorder act, Member by, MateStanding mate) {
    RoomId room = by.room();
    act.tx().rooms().setMate(room, mate);
    Stamp stamp = act.stamp(room);
    act.add(new RoomEvent.MateChanged(room, stamp.seq(), stamp.at(), by.id(), mate));
  }

  private static Standing of(Tx tx, UserId user, RoomId room) {
    Member member = Rules.requireMember(tx, room, user);
    return new Standing(Rules.requireRoom(tx, room).mate(), member.hidden(), member.blind());
  }
}
