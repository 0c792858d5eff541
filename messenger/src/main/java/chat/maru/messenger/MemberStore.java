package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of members.
public interface MemberStore {
  void insert(Member member, @Nullable String importKey);

  Optional<Member> find(RoomId room, MemberId member);

  /// The human member that `user` is or was.
  Optional<Member> findUser(RoomId room, UserId user);

  Optional<Member> findImported(RoomId room, String importKey);

  /// The room's mate, present or not.
  Optional<Member> findMate(RoomId room);

  /// All who are or were here.
  List<Member> list(RoomId room);

  /// The people who are here.
  List<Member> people(RoomId room);

  void leave(RoomId room, MemberId member, Instant at, boolean removed);

  /// Whether an owner took the member out.
  boolean wasRemoved(RoomId room, MemberId member);

  void rejoin(RoomId room, MemberId member, String displayName, Instant at, long seq);

  void setRole(RoomId room, MemberId member, RoomRole role);

  void setStanding(RoomId room, MemberId member, boolean hidden, boolean blind);

  /// Links an imported member to an account.
  void link(RoomId room, MemberId member, UserId user);

  void rename(UserId user, String displayName);

  void renameImported(RoomId room, MemberId member, String displayName);

  /// Where the unread messages began when the member last entered the room.
  long unreadLine(RoomId room, MemberId member, Instant now, Duration visit);

  /// Moves the read mark up.
  ///
  /// @param visit marks further apart than this begin a new visit, whose unread line is the mark
  ///   before it
  /// @return false if it was there already
  boolean markRead(RoomId room, MemberId member, long seq, Instant now, Duration visit);
}
