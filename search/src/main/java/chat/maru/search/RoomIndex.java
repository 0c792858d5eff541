package chat.maru.search;

import chat.maru.base.MessageId;
import java.io.IOException;
import java.util.List;

/// The searchable words of one room, a view of its log that can be thrown away and built again.
///
/// **Follower.** One thread a room feeds it: read [#indexedSeq()], [#put] and [#delete] what the
/// log says after it, [#refresh()] after each batch, [#commit(long)] now and then. Replaying is
/// harmless. When a write throws `INDEX_LOST`, read [#indexedSeq()] again and continue there.
///
/// Thread-safe. Queries never write, never wait for a writer, and see what was there at the last
/// refresh or commit; the first question after a refresh takes a few milliseconds more for a large
/// room. Every method may have to open the room's files, which blocks for file reads.
public final class RoomIndex {
  private final SearchIndex index;
  private final Shard shard;

  RoomIndex(SearchIndex index, Shard shard) {
    this.index = index;
    this.shard = shard;
  }

  /// Adds a message or replaces the one with its id. Takes processor time, and now and then a file
  /// write.
  public void put(Doc doc) {
    write(open -> open.put(doc));
  }

  /// Removes a message; nothing happens if it is not there.
  public void delete(MessageId message) {
    write(open -> open.delete(message));
  }

  /// Removes all messages that an import brought.
  public void deleteImport(String importId) {
    write(open -> open.deleteImport(importId));
  }

  /// Makes the writes so far visible to queries. Blocks for file writes, not for the disk.
  public void refresh() {
    write(OpenShard::refresh);
  }

  /// Makes the writes so far visible and durable, and remembers that the log is in up to `seq`.
  /// Blocks for the disk.
  public void commit(long seq) {
    write(open -> open.commit(seq));
  }

  /// The `seq` of the last commit; 0 when there is none, because nothing was indexed yet, the files
  /// were lost or broken, or another version wrote them: feed the log from its start. Cheap, also
  /// for a room that is not open.
  public long indexedSeq() {
    return shard.mark().seq();
  }

  /// The epoch of the log that was indexed, as given to [#clear(String)]; empty if none was.
  public String epoch() {
    return shard.mark().epoch();
  }

  /// Empties the index, durably, to follow a log with another epoch (after a restore, say).
  public void clear(String epoch) {
    write(open -> open.clear(epoch));
  }

  /// Messages with all words of the query. Words that nobody wrote are looked for with a letter or
  /// two wrong.
  public List<Hit> search(SearchQuery query) {
    return index.read(shard, open -> onView(open, view -> view.search(query)));
  }

  /// Messages that may answer a question, best first.
  public List<Passage> recall(RecallQuery query) {
    return index.read(shard, open -> onView(open, view -> view.recall(query)));
  }

  /// The number of messages that queries see.
  public int size() {
    return index.read(shard, open -> onView(open, View::size));
  }

  private interface Reading<T> {
    T run(View view) throws IOException;
  }

  private static <T> T onView(OpenShard open, Reading<T> reading) throws IOException {
    View view = open.view();
    try {
      return reading.run(view);
    } finally {
      view.done();
    }
  }

  private interface Writing {
    void run(OpenShard open) throws IOException;
  }

  private void write(Writing writing) {
    boolean done =
        index.write(
            shard,
            open -> {
              writing.run(open);
              return true;
            });
    assert done;
  }
}
