package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Member;
import chat.maru.messenger.MemberStore;
import chat.maru.messenger.RoomRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jspecify.annotations.Nullable;

/// Rows of members.
record JdbiMemberStore(Handle handle) implements MemberStore {
  @Override
  public void insert(Member member, @Nullable String importKey) {
    handle.execute(
        """
        INSERT INTO members (room, id, kind, user_id, import_key, display_name, role, joined_at,
          joined_seq, left_at, removed, read_seq, read_at, line_seq, hidden, blind)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, ?, ?, ?, 0, 0)
        """,
        member.room().value(),
        member.id().value(),
        member.kind().code(),
        member.findUser().map(UserId::value).orElse(null),
        importKey,
        member.displayName(),
        member.role().code(),
        member.joinedAt().toEpochMilli(),
        member.joinedSeq(),
        member.readSeq(),
        member.joinedAt().toEpochMilli(),
        member.lineSeq());
  }

  @Override
  public Optional<Member> find(RoomId room, MemberId member) {
    return select("room = ? AND id = ?", room.value(), member.value()).findOne();
  }

  @Override
  public Optional<Member> findUser(RoomId room, UserId user) {
    return select("room = ? AND user_id = ? AND kind = 'human'", room.value(), user.value())
        .findOne();
  }

  @Override
  public Optional<Member> findImported(RoomId room, String importKey) {
    return select("room = ? AND import_key = ?", room.value(), importKey).findOne();
  }

  @Override
  public Optional<Member> findMate(RoomId room) {
    return select("room = ? AND kind = 'mate'", room.value()).findOne();
  }

  @Override
  public List<Member> list(RoomId room) {
    return select("room = ? ORDER BY joined_seq, id", room.value()).list();
  }

  @Override
  public List<Member> people(RoomId room) {
    return select("room = ? AND kind = 'human' AND left_at IS NULL", room.value()).list();
  }

  @Override
  public void leave(RoomId room, MemberId member, Instant at, boolean removed) {
    handle.execute(
        "UPDATE members SET left_at = ?, removed = ?, role = 'member' WHERE room = ? AND id = ?",
        at.toEpochMilli(),
        Rows.flag(removed),
        room.value(),
        member.value());
  }

  @Override
  public boolean wasRemoved(RoomId room, MemberId member) {
    return handle
            .select(
                "SELECT removed FROM members WHERE room = ? AND id = ?",
                room.value(),
                member.value())
            .mapTo(Integer.class)
            .one()
        != 0;
  }

  @Override
  public void rejoin(RoomId room, MemberId member, String displayName, Instant at, long seq) {
    handle.execute(
        """
        UPDATE members SET left_at = NULL, removed = 0, display_name = ?, joined_at = ?,
          joined_seq = ?, read_seq = ?, read_at = ?, line_seq = ? WHERE room = ? AND id = ?
        """,
        displayName,
        at.toEpochMilli(),
        seq,
        seq,
        at.toEpochMilli(),
        seq,
        room.value(),
        member.value());
  }

  @Override
  public void setRole(RoomId room, MemberId member, RoomRole role) {
    handle.execute(
        "UPDATE members SET role = ? WHERE room = ? AND id = ?",
        role.code(),
        room.value(),
        member.value());
  }

  @Override
  public void setStanding(RoomId room, MemberId member, boolean hidden, boolean blind) {
    handle.execute(
        "UPDATE members SET hidden = ?, blind = ? WHERE room = ? AND id = ?",
        Rows.flag(hidden),
        Rows.flag(blind),
        room.value(),
        member.value());
  }

  @Override
  public void link(RoomId room, MemberId member, UserId user) {
    handle.execute(
        "UPDATE members SET user_id = ? WHERE room = ? AND id = ?",
        user.value(),
        room.value(),
        member.value());
  }

  @Override
  public void rename(UserId user, String displayName) {
    handle.execute(
        "UPDATE members SET display_name = ? WHERE user_id = ? AND kind = 'human'",
        displayName,
        user.value());
  }

  @Override
  public void renameImported(RoomId room, MemberId member, String displayName) {
    handle.execute(
        "UPDATE members SET display_name = ? WHERE room = ? AND id = ?",
        displayName,
        room.value(),
        member.value());
  }

  @Override
  public long unreadLine(RoomId room, MemberId member, Instant now, Duration visit) {
    return handle
        .select(
            """
            SELECT CASE WHEN read_at < ? THEN read_seq ELSE line_seq END FROM members
            WHERE room = ? AND id = ?
            """,
            now.minus(visit).toEpochMilli(),
            room.value(),
            member.value())
        .mapTo(Long.class)
        .one();
  }

  @Override
  public boolean markRead(RoomId room, MemberId member, long seq, Instant now, Duration visit) {
    long before = now.minus(visit).toEpochMilli();
    // Also without a new mark a visit begins: then nothing had been missed.
    return handle.execute(
            """
            UPDATE members SET
              line_seq = CASE WHEN read_at < ? THEN read_seq ELSE line_seq END,
              read_seq = CASE WHEN read_seq < ? THEN ? ELSE read_seq END,
              read_at = ?
            WHERE room = ? AND id = ? AND (read_seq < ? OR read_at < ?)
            """,
            before,
            seq,
            seq,
            now.toEpochMilli(),
            room.value(),
            member.value(),
            seq,
            before)
        > 0;
  }

  private ResultIterable<Member> select(String where, Object... args) {
    return handle
        .select("SELECT " + Rows.MEMBER + " FROM members WHERE " + where, args)
        .map((row, _) -> Rows.member(row));
  }
}
