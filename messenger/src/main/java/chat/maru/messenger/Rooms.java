package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.Optional;

/// Rooms and their members: the rules of who may do what.
///
/// Every call blocks until what it did is on disk. A room that the caller is not in does not exist
/// for them (`NOT_FOUND`).
public final class Rooms {
  private final Journal journal;
  private final People people;
  private final Posts posts;
  private final ReadMarks marks;

  public Rooms(Journal journal, Feed feed, People people) {
    this.journal = journal;
    this.people = people;
    this.posts = new Posts(journal);
    this.marks = new ReadMarks(journal, feed);
  }

  /// Makes a group with `by` as its owner.
  public Room create(UserId by, String name, boolean withMate) {
    Person owner = requirePerson(by);
    String clean = Texts.requireName(name);
    return journal.write(
        act -> {
          MateStanding mate = withMate ? MateStanding.PRESENT : MateStanding.ABSENT;
          Room room = insert(act, RoomKind.GROUP, clean, mate, null);
          Membership.enter(act, room.id(), owner, RoomRole.OWNER);
          if (withMate) {
            Membership.enterMate(act, room.id(), null);
          }
          return tellAdded(act, room.id(), by);
        });
  }

  /// The direct room of two people; made if there is none. Both own it.
  public Room direct(UserId by, UserId with) {
    Person one = requirePerson(by);
    Person other = requirePerson(with);
    if (by.equals(with)) {
      throw MaruException.invalid("with", "yourself", "somebody else");
    }
    String pair = pair(by, with);
    return journal.write(
        act -> {
          Optional<Room> there = act.tx().rooms().findByPair(RoomKind.DIRECT, pair);
          if (there.isPresent()) {
            return there.get();
          }
          Room room = insert(act, RoomKind.DIRECT, "", MateStanding.ABSENT, pair);
          Membership.enter(act, room.id(), one, RoomRole.OWNER);
          Membership.enter(act, room.id(), other, RoomRole.OWNER);
          tellAdded(act, room.id(), with);
          return tellAdded(act, room.id(), by);
        });
  }

  /// The direct room of two people, if there is one.
  public Optional<Room> findDirect(UserId by, UserId with) {
    return journal.read(tx -> tx.rooms().findByPair(RoomKind.DIRECT, pair(by, with)));
  }

  /// The room of a user and their mate; made if there is none.
  public Room mateRoom(UserId user) {
    Optional<Room> there = journal.read(tx -> tx.rooms().findByPair(RoomKind.MATE, user.value()));
    if (there.isPresent()) {
      return there.get();
    }
    Person person = requirePerson(user);
    return journal.write(
        act -> {
          Optional<Room> made = act.tx().rooms().findByPair(RoomKind.MATE, user.value());
          if (made.isPresent()) {
            return made.get();
          }
          Room room =
              insert(act, RoomKind.MATE, Membership.MATE_NAME, MateStanding.PRESENT, user.value());
          Membership.enter(act, room.id(), person, RoomRole.OWNER);
          Membership.enterMate(act, room.id(), null);
          return tellAdded(act, room.id(), user);
        });
  }

  /// The room, if `user` is in it.
  public Room require(UserId user, RoomId room) {
    return journal.read(
        tx -> {
          Rules.requireMember(tx, room, user);
          return Rules.requireRoom(tx, room);
        });
  }

  /// The rooms that `user` is in.
  public List<Room> list(UserId user) {
    return journal.read(tx -> tx.rooms().ofUser(user));
  }

  /// The rooms that `user` is in, as they see them in their list.
  public List<RoomView> views(UserId user) {
    return journal.read(
        tx -> tx.rooms().ofUser(user).stream().map(room -> RoomViews.of(tx, room, user)).toList());
  }

  public RoomView view(UserId user, RoomId room) {
    return journal.read(tx -> RoomViews.of(tx, Rules.requireRoom(tx, room), user));
  }

  /// The member that `user` is in `room`.
  public Member requireMember(UserId user, RoomId room) {
    return journal.read(tx -> Rules.requireMember(tx, room, user));
  }

  /// Everybody who is or was in the room, imported people included.
  public List<Member> members(RoomId room) {
    return journal.read(tx -> tx.members().list(room));
  }

  /// Takes `user` out of the room.
  public void leave(UserId user, RoomId room) {
    journal.write(
        act -> {
          Member member = Rules.requireMember(act.tx(), room, user);
          Rules.requireGroup(Rules.requireRoom(act.tx(), room));
          Membership.exit(act, member, member.id());
          return null;
        });
  }

  /// Takes `member` out of the room; only an owner may, except that everybody may leave and
  /// everybody may evict the mate.
  public void remove(UserId by, RoomId room, MemberId member) {
    journal.write(
        act -> {
          Member actor = Rules.requireMember(act.tx(), room, by);
          Member target = Rules.requireMember(act.tx(), room, member);
          if (target.kind() == MemberKind.MATE) {
            Standings.evict(act, actor);
          } else if (target.kind() == MemberKind.HUMAN && target.present()) {
            if (!actor.id().equals(member)) {
              Rules.requireOwner(act.tx(), room, by);
            }
            Rules.requireGroup(Rules.requireRoom(act.tx(), room));
            Membership.exit(act, target, actor.id());
          }
          return null;
        });
  }

  public Room rename(UserId by, RoomId room, String name) {
    String clean = Texts.requireName(name);
    return journal.write(
        act -> {
          Member member = Rules.requireMember(act.tx(), room, by);
          Room before = Rules.requireRoom(act.tx(), room);
          Rules.requireGroup(before);
          if (!before.name().equals(clean)) {
            act.tx().rooms().rename(room, clean);
            Stamp stamp = act.stamp(room);
            act.add(new RoomEvent.Renamed(room, stamp.seq(), stamp.at(), member.id(), clean));
          }
          return Rules.requireRoom(act.tx(), room);
        });
  }

  /// Makes `member` the owner instead of `by`.
  public void transfer(UserId by, RoomId room, MemberId member) {
    journal.write(
        act -> {
          Member owner = Rules.requireOwner(act.tx(), room, by);
          Member heir = Rules.requireMember(act.tx(), room, member);
          Rules.requireGroup(Rules.requireRoom(act.tx(), room));
          if (heir.kind() != MemberKind.HUMAN || !heir.present()) {
            throw MaruException.invalid("member", member.value(), "a person in the room");
          }
          if (!heir.id().equals(owner.id())) {
            act.tx().members().setRole(room, owner.id(), RoomRole.MEMBER);
            Membership.makeOwner(act, heir, owner.id());
          }
          return null;
        });
  }

  /// Posts a message. The same id, author and body again give the same message.
  ///
  /// @throws chat.maru.base.MaruException `ID_TAKEN` for the same id with another body, `INVALID`
  ///   for text that cannot be kept, `TOO_LARGE`
  public PostResult post(UserId by, RoomId room, NewMessage message) {
    return posts.post(by, room, message);
  }

  /// Changes the text of one's own message.
  public Message edit(UserId by, RoomId room, MessageId message, String text) {
    return posts.edit(by, room, message, text);
  }

  /// Deletes one's own message, or any as an owner.
  public Message delete(UserId by, RoomId room, MessageId message) {
    return posts.delete(by, room, message);
  }

  /// Posts what the mate says, as the room's mate member.
  ///
  /// @param id the same id again gives the same message, so that a turn that is repeated after a
  ///   crash speaks once
  /// @throws chat.maru.base.MaruException `MATE_ABSENT` if the mate is not present (any more)
  public PostResult postAnswer(
      RoomId room, MessageId id, Content.Answer answer, MessageId replyTo) {
    return posts.postAnswer(room, id, answer, replyTo);
  }

  /// Moves the read mark up to `seq`; a lower one changes nothing.
  public void markRead(UserId user, RoomId room, long seq) {
    marks.mark(user, room, seq);
  }

  /// The thread of `root` was read up to `seq`: the room's mark follows as far as nothing outside
  /// of the thread is left unread behind it.
  public void markThreadRead(UserId user, RoomId room, long seq, MessageId root) {
    marks.mark(user, room, seq, root);
  }

  /// Follows an account's new name in all its rooms.
  public void renamed(UserId user, String displayName) {
    journal.write(
        act -> {
          act.tx().members().rename(user, displayName);
          return null;
        });
  }

  private static String pair(UserId one, UserId other) {
    return one.compareTo(other) < 0
        ? one.value() + " " + other.value()
        : other.value() + " " + one.value();
  }

  private Person requirePerson(UserId user) {
    return people.find(user).orElseThrow(() -> Rules.notFound("user"));
  }

  private static Room insert(
      Recorder act,
      RoomKind kind,
      String name,
      MateStanding mate,
      @org.jspecify.annotations.Nullable String pair) {
    Room room =
        new Room(RoomId.next(act::now), kind, name, act.now(), 0, 0, false, mate, RoomPolicy.OPEN);
    act.tx().rooms().insert(room, pair);
    return room;
  }

  /// Tells `user` of the room and gives it as it is now.
  static Room tellAdded(Recorder act, RoomId id, UserId user) {
    Room room = Rules.requireRoom(act.tx(), id);
    act.tell(user, new UserFact.RoomAdded(RoomViews.of(act.tx(), room, user)));
    return room;
  }
}
