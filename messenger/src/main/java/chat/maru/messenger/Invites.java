package chat.maru.messenger;

import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Links that let people into a room, until they expire, are used up or revoked.
public final class Invites {
  public static final Duration DEFAULT_LIFE = Duration.ofDays(7);
  public static final int DEFAULT_USES = 200;

  private final Journal journal;
  private final People people;

  public Invites(Journal journal, People people) {
    this.journal = journal;
    this.people = people;
  }

  /// Makes a link; any member of a group may.
  public Invite create(UserId by, RoomId room, Duration life, int maxUses) {
    return journal.write(
        act -> {
          Member member = Rules.requireMember(act.tx(), room, by);
          Rules.requireGroup(Rules.requireRoom(act.tx(), room));
          Invite invite =
              new Invite(
                  Ids.randomHex(12),
                  room,
                  member.id(),
                  act.now(),
                  act.now().plus(life),
                  0,
                  maxUses,
                  null);
          act.tx().invites().insert(invite);
          return invite;
        });
  }

  /// The links of a room that still work.
  public List<Invite> list(UserId user, RoomId room) {
    return journal.read(
        tx -> {
          Rules.requireMember(tx, room, user);
          return tx.invites().list(room).stream()
              .filter(invite -> invite.validAt(journal.now()))
              .toList();
        });
  }

  /// Whether somebody may make an account by this link.
  public boolean valid(String code) {
    return journal
        .read(tx -> tx.invites().find(code))
        .filter(invite -> invite.validAt(journal.now()))
        .isPresent();
  }

  /// What a link shows to whoever holds it.
  ///
  /// @throws MaruException `NOT_FOUND` or `INVITE_GONE`
  public Preview preview(String code) {
    return journal.read(
        tx -> {
          Invite invite = requireValid(tx.invites().find(code));
          return new Preview(
              invite,
              Rules.requireRoom(tx, invite.room()).name(),
              Rules.requireMember(tx, invite.room(), invite.by()).displayName());
        });
  }

  /// Brings `user` into the room. Doing it twice is doing it once, and uses the link once.
  public Room join(UserId user, String code) {
    Person person = people.find(user).orElseThrow(() -> Rules.notFound("user"));
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Optional<Invite> found = tx.invites().find(code);
          RoomId room = found.orElseThrow(() -> Rules.notFound("invite")).room();
          Optional<Member> before = tx.members().findUser(room, user);
          if (before.isPresent() && before.get().present()) {
            return Rules.requireRoom(tx, room);
          }
          Invite invite = requireValid(found);
          before.ifPresent(member -> requireWelcome(tx, member, invite));
          if (!tx.invites().use(code)) {
            throw gone();
          }
          Membership.enter(act, room, person, RoomRole.MEMBER);
          return Rooms.tellAdded(act, room, user);
        });
  }

  /// Ends a link; its maker and owners may.
  public void revoke(UserId by, RoomId room, String code) {
    journal.write(
        act -> {
          Member member = Rules.requireMember(act.tx(), room, by);
          Invite invite =
              act.tx()
                  .invites()
                  .find(code)
                  .filter(each -> each.room().equals(room))
                  .orElseThrow(() -> Rules.notFound("invite"));
          if (!invite.by().equals(member.id())) {
            Rules.requireOwner(act.tx(), room, by);
          }
          act.tx().invites().revoke(code, act.now());
          return null;
        });
  }

  /// Whom the owner took out needs a link that was made after that.
  private static void requireWelcome(Tx tx, Member member, Invite invite) {
    if (member.leftAt() != null
        && tx.members().wasRemoved(member.room(), member.id())
        && !invite.createdAt().isAfter(member.leftAt())) {
      throw gone();
    }
  }

  private Invite requireValid(Optional<Invite> found) {
    Invite invite = found.orElseThrow(() -> Rules.notFound("invite"));
    if (!invite.validAt(journal.now())) {
      throw gone();
    }
    return invite;
  }

  private static MaruException gone() {
    return new MaruException(MessengerError.INVITE_GONE, "This invite no longer works");
  }

  /// A link, the room's name and who made the link.
  public record Preview(Invite invite, String roomName, String inviter) {}
}
