package chat.maru.messenger;

import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;

/// Imported people claimed by members: the room's owner agrees, then the words are theirs.
public final class Claims {
  private final Journal journal;

  public Claims(Journal journal) {
    this.journal = journal;
  }

  /// Claims to be `imported`. An owner's own claim is accepted at once.
  ///
  /// @throws MaruException `STATE` if somebody was accepted already, or the same claim waits
  public Claim claim(UserId user, RoomId room, MemberId imported) {
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, user);
          Member target = Rules.requireMember(tx, room, imported);
          boolean waiting =
              tx.imports().claims(room).stream()
                  .anyMatch(
                      each ->
                          each.state() == Claim.State.PENDING
                              && each.member().equals(imported)
                              && each.by().equals(member.id()));
          if (!target.claimable() || waiting) {
            throw new MaruException(
                MessengerError.STATE, waiting ? "The claim waits already" : "Nobody to claim");
          }
          Claim claim =
              new Claim(
                  Ids.next(journal.clock()),
                  room,
                  imported,
                  member.id(),
                  Claim.State.PENDING,
                  target.displayName(),
                  member.displayName());
          tx.imports().insertClaim(claim);
          if (member.owner()) {
            return settle(act, claim, member, true);
          }
          tellOwners(act, claim);
          act.tell(user, new UserFact.ClaimChanged(claim));
          return claim;
        });
  }

  public List<Claim> list(UserId user, RoomId room) {
    return journal.read(
        tx -> {
          Rules.requireMember(tx, room, user);
          return tx.imports().claims(room);
        });
  }

  /// Accepts or declines a claim; only an owner may.
  public Claim decide(UserId by, RoomId room, String id, boolean accept) {
    return journal.write(
        act -> {
          Member owner = Rules.requireOwner(act.tx(), room, by);
          Claim claim =
              act.tx().imports().findClaim(room, id).orElseThrow(() -> Rules.notFound("claim"));
          if (claim.state() != Claim.State.PENDING) {
            throw new MaruException(
                MessengerError.STATE, "The claim is " + claim.state().code() + " already");
          }
          return settle(act, claim, owner, accept);
        });
  }

  private static Claim settle(Recorder act, Claim claim, Member owner, boolean accept) {
    Tx tx = act.tx();
    RoomId room = claim.room();
    Member claimer = Rules.requireMember(tx, room, claim.by());
    Member target = Rules.requireMember(tx, room, claim.member());
    UserId user = claimer.user();
    if (accept && (user == null || !target.claimable())) {
      throw new MaruException(MessengerError.STATE, "Somebody else was accepted");
    }
    tx.imports().setClaim(room, claim.id(), accept ? Claim.State.ACCEPTED : Claim.State.DECLINED);
    if (accept && user != null) {
      tx.members().link(room, claim.member(), user);
      Member linked = Rules.requireMember(tx, room, claim.member());
      Stamp stamp = act.stamp(room);
      act.add(new RoomEvent.Claimed(room, stamp.seq(), stamp.at(), owner.id(), linked));
    }
    Claim settled =
        tx.imports().findClaim(room, claim.id()).orElseThrow(() -> Rules.notFound("claim"));
    if (user != null) {
      act.tell(user, new UserFact.ClaimChanged(settled));
    }
    if (!claimer.id().equals(owner.id())) {
      tellOwners(act, settled);
    }
    return settled;
  }

  private static void tellOwners(Recorder act, Claim claim) {
    for (Member member : act.tx().members().people(claim.room())) {
      UserId user = member.user();
      if (member.owner() && user != null) {
        act.tell(user, new UserFact.ClaimChanged(claim));
      }
    }
  }
}
