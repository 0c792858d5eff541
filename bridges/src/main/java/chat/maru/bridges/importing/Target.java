package chat.maru.bridges.importing;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.ImportedMessage;
import java.util.List;

/// The rooms into which messages go: the messenger's imports, as far as they are used here. Blocks.
public interface Target {
  /// Most messages in one [#append].
  int BATCH = 500;

  /// What `user` is in `room`.
  ///
  /// @throws chat.maru.base.MaruException `NOT_FOUND` if they are not in it
  Standing standing(UserId user, RoomId room);

  /// A member, and whether the room is theirs.
  record Standing(MemberId member, boolean owner) {}

  /// Starts an import, or takes up an unfinished one of the same file by the same user.
  ///
  /// @throws chat.maru.base.MaruException `NOT_FOUND` if the user is not in the room
  ImportRun begin(ImportOrder order, String hash);

  void expect(ImportRun run, long total);

  /// Adds messages; those whose key is known are only counted.
  ///
  /// @throws chat.maru.base.MaruException `CONFLICT` if the import was undone meanwhile
  ImportRun append(ImportRun run, List<ImportedMessage> batch);

  ImportRun finish(ImportRun run, List<ImportRun.Skipped> skipped);

  ImportRun fail(ImportRun run, String error);

  /// Takes back what an import added.
  ImportRun undo(UserId by, RoomId room, String run);

  ImportRun require(UserId user, RoomId room, String run);

  List<ImportRun> list(UserId user, RoomId room);
}
