package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rows of imports and of claims on imported people.
public interface ImportStore {
  void insert(ImportRun run, UserId by, String fileHash);

  Optional<ImportRun> find(RoomId room, String id);

  /// An import of the same file by the same user that did not finish.
  Optional<ImportRun> findUnfinished(RoomId room, UserId by, String fileHash);

  List<ImportRun> list(RoomId room);

  /// Writes state, counts, span, skipped lines and error.
  void update(ImportRun run);

  void addMember(RoomId room, String id, MemberId member);

  List<MemberId> members(RoomId room, String id);

  /// Imports that `user` may not see.
  Set<String> hiddenFrom(RoomId room, UserId user);

  /// Imports that somebody among the people in the room may not see.
  Set<String> hiddenFromAnyone(RoomId room);

  UserId importer(RoomId room, String id);

  /// Imports that were undone and have not been swept.
  List<ImportRun> undone(RoomId room);

  void insertClaim(Claim claim);

  Optional<Claim> findClaim(RoomId room, String id);

  List<Claim> claims(RoomId room);

  void setClaim(RoomId room, String id, Claim.State state);
}
