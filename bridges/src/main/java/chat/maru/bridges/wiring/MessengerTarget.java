package chat.maru.bridges.wiring;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.bridges.importing.ImportOrder;
import chat.maru.bridges.importing.Target;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.ImportedMessage;
import chat.maru.messenger.Imports;
import chat.maru.messenger.Member;
import chat.maru.messenger.Rooms;
import java.util.List;

/// The rooms of this server as the target of imports.
record MessengerTarget(Rooms rooms, Imports imports) implements Target {
  @Override
  public Standing standing(UserId user, RoomId room) {
    Member member = rooms.requireMember(user, room);
    return new Standing(member.id(), member.owner());
  }

  @Override
  public ImportRun begin(ImportOrder order, String hash) {
    return imports.begin(
        order.by(), order.room(), order.kind(), order.file(), hash, order.audience());
  }

  @Override
  public void expect(ImportRun run, long total) {
    imports.expect(run, total);
  }

  @Override
  public ImportRun append(ImportRun run, List<ImportedMessage> batch) {
    return imports.appendBatch(run, batch);
  }

  @Override
  public ImportRun finish(ImportRun run, List<ImportRun.Skipped> skipped) {
    return imports.finish(run, skipped);
  }

  @Override
  public ImportRun fail(ImportRun run, String error) {
    return imports.fail(run, error);
  }

  @Override
  public ImportRun undo(UserId by, RoomId room, String run) {
    return imports.undo(by, room, run);
  }

  @Override
  public ImportRun require(UserId user, RoomId room, String run) {
    return imports.require(user, room, run);
  }

  @Override
  public List<ImportRun> list(UserId user, RoomId room) {
    return imports.list(user, room);
  }
}
