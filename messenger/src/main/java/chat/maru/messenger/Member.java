package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody in one room. The id stays for ever, also when they leave and come back.
///
/// @param user the account; null for mates and for imported people whom nobody has claimed
/// @param joinedSeq the room's Seq of their (last) joining
/// @param leftAt when they left; null while they are here
/// @param readSeq everything up to this Seq is read; never goes back
/// @param lineSeq their read mark when they last entered the room: what came after it is what they
///   had missed then
/// @param hidden they do not want to see the mate
/// @param blind the mate must not see their words
public record Member(
    MemberId id,
    RoomId room,
    MemberKind kind,
    @Nullable UserId user,
    String displayName,
    RoomRole role,
    Instant joinedAt,
    long joinedSeq,
    @Nullable Instant leftAt,
    long readSeq,
    long lineSeq,
    boolean hidden,
    boolean blind) {

  /// Whether they are in the room now.
  public boolean present() {
    return leftAt == null;
  }

  public boolean owner() {
    return role == RoomRole.OWNER;
  }

  /// An imported person whom nobody has claimed yet: their words never go to an outside model.
  public boolean claimable() {
    return kind == MemberKind.IMPORTED && user == null;
  }

  public Optional<UserId> findUser() {
    return Optional.ofNullable(user);
  }
}
