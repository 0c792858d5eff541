package chat.maru.messenger;

import chat.maru.base.CommonError;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;
import java.util.Optional;

/// Old conversations on their way into a room: `begin`, batches, `finish` or `fail`; `undo` takes
/// everything back.
///
/// Live posts go between the batches. Imported messages keep their old time, are unread for nobody,
/// mention nobody and wake no mate.
public final class Imports {
  /// Most messages in a batch.
  public static final int BATCH = 500;

  private static final int REMOVED_AT_ONCE = 2_000;

  private final Journal journal;

  public Imports(Journal journal) {
    this.journal = journal;
  }

  /// Starts an import, or takes up one of the same file that did not finish.
  ///
  /// @param fileHash names the file's content, to find an unfinished import of it
  public ImportRun begin(
      UserId by, RoomId room, String kind, String file, String fileHash, Audience audience) {
    sweep(room);
    return journal.write(
        act -> {
          Tx tx = act.tx();
          Member member = Rules.requireMember(tx, room, by);
          Optional<ImportRun> unfinished =
              tx.imports()
                  .findUnfinished(room, by, fileHash)
                  .filter(run -> run.audience() == audience);
          if (unfinished.isPresent()) {
            ImportRun again = unfinished.get().restarted();
            tx.imports().update(again);
            return again;
          }
          ImportRun run =
              ImportRun.begun(
                  Ids.next(journal.clock()), room, kind, file, audience, member.id(), act.now());
          tx.imports().insert(run, by, fileHash);
          return run;
        });
  }

  /// Adds up to [#BATCH] messages in one transaction; those whose key is known are counted and
  /// left.
  ///
  /// @throws chat.maru.base.MaruException `STATE` if the import is not running (any more)
  public ImportRun appendBatch(ImportRun run, List<ImportedMessage> batch) {
    if (batch.size() > BATCH) {
      throw MaruException.invalid("batch", batch.size() + " messages", "at most " + BATCH);
    }
    return journal.write(
        act -> {
          ImportRun now = requireRunning(act.tx(), run);
          ImportRun after = new ImportBatch(act, now, batch).append();
          act.tx().imports().update(after);
          return require(act.tx(), run.room(), run.id());
        });
  }

  /// Tells how many messages the file holds, for the progress that people see.
  public void expect(ImportRun run, long total) {
    journal.write(
        act -> {
          act.tx().imports().update(requireRunning(act.tx(), run).withTotal(total));
          return null;
        });
  }

  public ImportRun finish(ImportRun run, List<ImportRun.Skipped> skipped) {
    return end(run, ImportRun.State.DONE, skipped, null);
  }

  /// Ends the import with an error. What it added stays until it is undone or taken up again.
  public ImportRun fail(ImportRun run, String error) {
    return end(run, ImportRun.State.FAILED, run.skipped(), error);
  }

  /// Removes exactly what the import added; the importer and owners may.
  public ImportRun undo(UserId by, RoomId room, String id) {
    ImportRun undone =
        journal.write(
            act -> {
              Tx tx = act.tx();
              Member actor = Rules.requireMember(tx, room, by);
              ImportRun run = require(tx, room, id);
              if (!tx.imports().importer(room, id).equals(by) && !actor.owner()) {
                throw new MaruException(
                    CommonError.FORBIDDEN, "Only the importer or the room's owner may undo this");
              }
              if (run.state() == ImportRun.State.UNDONE) {
                return run;
              }
              Quotes.remove(act, room, tx.messages().quotedOfImport(room, id));
              // From here on nobody sees its messages; their rows go in portions, so that live
              // posts need not wait for a large import to be removed.
              tx.imports().update(run.ended(ImportRun.State.UNDONE, run.skipped(), null));
              Stamp stamp = act.stamp(room);
              act.add(
                  new RoomEvent.Undone(
                      room, stamp.seq(), stamp.at(), actor.id(), id, (int) run.added()));
              return require(tx, room, id);
            });
    sweep(room);
    return undone;
  }

  public ImportRun require(UserId user, RoomId room, String id) {
    return journal.read(
        tx -> {
          Rules.requireMember(tx, room, user);
          return require(tx, room, id);
        });
  }

  public List<ImportRun> list(UserId user, RoomId room) {
    return journal.read(
        tx -> {
          Rules.requireMember(tx, room, user);
          return tx.imports().list(room);
        });
  }

  /// Removes what undone imports left behind.
  private void sweep(RoomId room) {
    for (ImportRun run : journal.read(tx -> tx.imports().undone(room))) {
      int removed = REMOVED_AT_ONCE;
      while (removed == REMOVED_AT_ONCE) {
        removed =
            journal.write(
                act -> act.tx().messages().removeImported(room, run.id(), REMOVED_AT_ONCE));
      }
      journal.write(
          act -> {
            forgetPeople(act, run);
            act.tx().imports().update(run.swept());
            return null;
          });
    }
  }

  /// People who said nothing outside the import leave with it.
  private static void forgetPeople(Recorder act, ImportRun run) {
    Tx tx = act.tx();
    for (MemberId id : tx.imports().members(run.room(), run.id())) {
      Member member = Rules.requireMember(tx, run.room(), id);
      if (member.present() && !tx.messages().hasAny(run.room(), id)) {
        Stamp stamp = act.stamp(run.room());
        tx.members().leave(run.room(), id, stamp.at(), false);
        tx.members().renameImported(run.room(), id, "");
        Member gone = Rules.requireMember(tx, run.room(), id);
        act.add(new RoomEvent.Left(run.room(), stamp.seq(), stamp.at(), null, gone));
      }
    }
  }

  private ImportRun end(
      ImportRun run,
      ImportRun.State state,
      List<ImportRun.Skipped> skipped,
      @org.jspecify.annotations.Nullable String error) {
    return journal.write(
        act -> {
          act.tx().imports().update(requireRunning(act.tx(), run).ended(state, skipped, error));
          return require(act.tx(), run.room(), run.id());
        });
  }

  private static ImportRun requireRunning(Tx tx, ImportRun run) {
    ImportRun now = require(tx, run.room(), run.id());
    if (now.state() != ImportRun.State.RUNNING) {
      throw new MaruException(MessengerError.STATE, "The import is " + now.state().code());
    }
    return now;
  }

  private static ImportRun require(Tx tx, RoomId room, String id) {
    return tx.imports().find(room, id).orElseThrow(() -> Rules.notFound("import"));
  }
}
