package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.List;

/// Old conversations on their way into a room: `begin`, batches, `finish` or `fail`; `undo` takes
/// everything back.
///
/// Live posts go between the batches. Imported messages keep their old time, are unread for nobody,
/// mention nobody and wake no mate.
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Imports {
  /// Most messages in a batch.
  public static final int BATCH = 500;

  /// Starts an import, or takes up one of the same file that did not finish.
  ///
  /// @param fileHash names the file's content, to find an unfinished import of it
  public ImportRun begin(
      UserId by, RoomId room, String kind, String file, String fileHash, Audience audience) {
    throw new UnsupportedOperationException();
  }

  /// Adds up to [#BATCH] messages in one transaction; those whose key is known are counted and
  /// left.
  ///
  /// @throws chat.maru.base.MaruException `CONFLICT` if the import was undone meanwhile
  public ImportRun appendBatch(ImportRun run, List<ImportedMessage> batch) {
    throw new UnsupportedOperationException();
  }

  /// Tells how many messages the file holds, for the progress that people see.
  public void expect(ImportRun run, long total) {
    throw new UnsupportedOperationException();
  }

  public ImportRun finish(ImportRun run, List<ImportRun.Skipped> skipped) {
    throw new UnsupportedOperationException();
  }

  /// Ends the import with an error. What it added stays until it is undone or taken up again.
  public ImportRun fail(ImportRun run, String error) {
    throw new UnsupportedOperationException();
  }

  /// Removes exactly what the import added; the importer and owners may.
  public ImportRun undo(UserId by, RoomId room, String id) {
    throw new UnsupportedOperationException();
  }

  public ImportRun require(UserId user, RoomId room, String id) {
    throw new UnsupportedOperationException();
  }

  public List<ImportRun> list(UserId user, RoomId room) {
    throw new UnsupportedOperationException();
  }
}
