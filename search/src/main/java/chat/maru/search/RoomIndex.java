package chat.maru.search;

import chat.maru.base.MessageId;
import java.util.List;

/// The searchable words of one room, a view of its log that can be thrown away and built again.
///
/// **Follower.** One thread a room feeds it: read [#indexedSeq()], [#put], [#delete] what the log
/// says after it, [#refresh()] after each batch, [#commit(long)] now and then. Replaying is
/// harmless. When a write throws, read [#indexedSeq()] again and continue there.
///
/// Thread-safe. Queries never write and see what was there at the last refresh or commit.
public final class RoomIndex {
  RoomIndex() {}

  /// Adds a message or replaces the one with its id. Blocks for the analysis.
  public void put(Doc doc) {}

  /// Removes a message; nothing happens if it is not there.
  public void delete(MessageId message) {}

  /// Removes all messages that an import brought.
  public void deleteImport(String importId) {}

  /// Makes the writes so far visible to queries. Blocks for file writes, not for the disk.
  public void refresh() {}

  /// Makes the writes so far visible and durable, and remembers that the log is in up to `seq`.
  /// Blocks for the disk.
  public void commit(long seq) {}

  /// The `seq` of the last commit; 0 when there is none, because nothing was indexed yet, the files
  /// were lost or broken, or an older version wrote them: feed the log from its start.
  public long indexedSeq() {
    return 0;
  }

  /// The epoch of the log that was indexed, as given to [#clear(String)]; empty if none was.
  public String epoch() {
    return "";
  }

  /// Empties the index, durably, to follow a log with another epoch (after a restore, say).
  public void clear(String epoch) {}

  /// Messages with all words of the query.
  public List<Hit> search(SearchQuery query) {
    return List.of();
  }

  /// Messages that may answer a question, best first.
  public List<Passage> recall(RecallQuery query) {
    return List.of();
  }
}
