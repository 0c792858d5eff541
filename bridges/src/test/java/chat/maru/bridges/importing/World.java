package chat.maru.bridges.importing;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.bridges.ExportFile;
import chat.maru.bridges.testing.Exports;
import chat.maru.messenger.Audience;
import chat.maru.messenger.ImportRun;
import java.time.Clock;
import java.time.ZoneId;

/// A room, its ledger and two people who import into it.
final class World {
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  final RoomId room = RoomId.next(Clock.systemUTC());
  final UserId minji = UserId.next(Clock.systemUTC());
  final UserId junho = UserId.next(Clock.systemUTC());
  final MemoryTarget target = new MemoryTarget();
  final Ledger ledger;

  World() {
    this(new MemoryLedger());
  }

  World(Ledger ledger) {
    this.ledger = ledger;
  }

  ImportRun bringIn(String text) {
    return bringIn(text, minji, Audience.ROOM);
  }

  /// Imports to the end, or to the crash that the target has ready.
  ImportRun bringIn(String text, UserId by, Audience audience) {
    ImportOrder order = new ImportOrder(by, room, "kakaotalk", "a.txt", SEOUL, audience);
    ExportFile file = Exports.file("a.txt", text);
    String hash = by + Integer.toHexString(text.hashCode()) + text.length();
    ImportRun run = target.begin(order, hash);
    try {
      return new ImportRunner(
              order, file, Exports.format(file), ledger, target, _ -> {}, () -> false)
          .run(run, hash);
    } catch (MaruException e) {
      target.fail(run, e.code().code());
      throw e;
    }
  }

  void undo(ImportRun run) {
    target.undo(minji, room, run.id());
    ledger.remove(run.id());
  }
}
