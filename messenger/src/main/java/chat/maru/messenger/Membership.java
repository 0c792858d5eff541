package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Coming and going, as parts of an act.
final class Membership {
  static final String MATE_NAME = "마루";

  private Membership() {}

  /// Brings a person in; they keep the member that they were before.
  static Member enter(Recorder act, RoomId room, Person person, RoomRole role) {
    Tx tx = act.tx();
    Optional<Member> before = tx.members().findUser(room, person.user());
    if (before.isPresent() && before.get().present()) {
      return before.get();
    }
    Stamp stamp = act.stamp(room);
    MemberId id = before.map(Member::id).orElseGet(() -> newId(act));
    if (before.isPresent()) {
      tx.members().rejoin(room, id, person.displayName(), stamp.at(), stamp.seq());
    } else {
      tx.members()
          .insert(
              newMember(
                  id, room, MemberKind.HUMAN, person.user(), person.displayName(), role, stamp),
              null);
    }
    tx.rooms().addPeople(room, 1);
    Member member = Rules.requireMember(tx, room, id);
    act.add(new RoomEvent.Joined(room, stamp.seq(), stamp.at(), id, member));
    return member;
  }

  /// Brings the mate in.
  static Member enterMate(Recorder act, RoomId room, @Nullable MemberId by) {
    Tx tx = act.tx();
    Optional<Member> before = tx.members().findMate(room);
    if (before.isPresent() && before.get().present()) {
      return before.get();
    }
    Stamp stamp = act.stamp(room);
    MemberId id = before.map(Member::id).orElseGet(() -> newId(act));
    if (before.isPresent()) {
      tx.members().rejoin(room, id, MATE_NAME, stamp.at(), stamp.seq());
    } else {
      tx.members()
          .insert(
              newMember(id, room, MemberKind.MATE, null, MATE_NAME, RoomRole.MEMBER, stamp), null);
    }
    Member member = Rules.requireMember(tx, room, id);
    act.add(new RoomEvent.Joined(room, stamp.seq(), stamp.at(), by, member));
    return member;
  }

  /// Takes a person or the mate out.
  static void exit(Recorder act, Member member, MemberId by) {
    Tx tx = act.tx();
    RoomId room = member.room();
    Stamp stamp = act.stamp(room);
    boolean removed = !member.id().equals(by);
    tx.members().leave(room, member.id(), stamp.at(), removed);
    Member gone = Rules.requireMember(tx, room, member.id());
    act.add(new RoomEvent.Left(room, stamp.seq(), stamp.at(), by, gone));
    UserId user = member.user();
    if (member.kind() == MemberKind.HUMAN && user != null) {
      tx.rooms().addPeople(room, -1);
      act.tell(user, new UserFact.RoomRemoved(room));
      if (member.owner()) {
        passOn(act, room);
      }
    }
  }

  /// A room whose last owner went belongs to whoever has been there longest.
  private static void passOn(Recorder act, RoomId room) {
    Tx tx = act.tx();
    if (tx.members().people(room).stream().anyMatch(Member::owner)) {
      return;
    }
    tx.members().people(room).stream()
        .min(Comparator.comparingLong(Member::joinedSeq))
        .ifPresent(heir -> makeOwner(act, heir, null));
  }

  static void makeOwner(Recorder act, Member member, @Nullable MemberId by) {
    RoomId room = member.room();
    act.tx().members().setRole(room, member.id(), RoomRole.OWNER);
    Stamp stamp = act.stamp(room);
    act.add(new RoomEvent.OwnerChanged(room, stamp.seq(), stamp.at(), by, member.id()));
  }

  static MemberId newId(Recorder act) {
    return MemberId.next(act::now);
  }

  static Member newMember(
      MemberId id,
      RoomId room,
      MemberKind kind,
      @Nullable UserId user,
      String name,
      RoomRole role,
      Stamp stamp) {
    Instant at = stamp.at();
    long seq = stamp.seq();
    return new Member(id, room, kind, user, name, role, at, seq, null, seq, seq, false, false);
  }
}
