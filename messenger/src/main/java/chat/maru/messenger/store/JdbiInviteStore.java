package chat.maru.messenger.store;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.messenger.Invite;
import chat.maru.messenger.InviteStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;

/// Rows of invites.
record JdbiInviteStore(Handle handle) implements InviteStore {
  @Override
  public void insert(Invite invite) {
    handle.execute(
        """
        INSERT INTO invites (code, room, by_member, created_at, expires_at, uses, max_uses)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        invite.code(),
        invite.room().value(),
        invite.by().value(),
        invite.createdAt().toEpochMilli(),
        invite.expiresAt().toEpochMilli(),
        invite.uses(),
        invite.maxUses());
  }

  @Override
  public Optional<Invite> find(String code) {
    return select("code = ?", code).findOne();
  }

  @Override
  public List<Invite> list(RoomId room) {
    return select("room = ? ORDER BY created_at DESC, code", room.value()).list();
  }

  @Override
  public boolean use(String code) {
    return handle.execute(
            "UPDATE invites SET uses = uses + 1 WHERE code = ? AND uses < max_uses", code)
        > 0;
  }

  @Override
  public void revoke(String code, Instant at) {
    handle.execute(
        "UPDATE invites SET revoked_at = ? WHERE code = ? AND revoked_at IS NULL",
        at.toEpochMilli(),
        code);
  }

  private ResultIterable<Invite> select(String where, Object... args) {
    return handle
        .select(
            """
            SELECT code, room, by_member, created_at, expires_at, uses, max_uses, revoked_at
            FROM invites WHERE \
            """
                + where,
            args)
        .map(
            (row, _) ->
                new Invite(
                    row.getString(1),
                    new RoomId(row.getString(2)),
                    new MemberId(row.getString(3)),
                    Instant.ofEpochMilli(row.getLong(4)),
                    Instant.ofEpochMilli(row.getLong(5)),
                    row.getInt(6),
                    row.getInt(7),
                    Rows.instant(row, 8)));
  }
}
