package chat.maru.search;

import chat.maru.base.MessageId;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;

/// The open files of one room: a writer and the view of the last refresh.
final class OpenShard implements AutoCloseable {
  private static final String FORMAT = "1";
  private static final double BUFFER_MB = 8;

  private final Directory directory;
  private final IndexWriter writer;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile View current;
  private volatile Mark mark;

  /// What a commit remembers.
  ///
  /// @param seq the log is in up to here
  record Mark(String epoch, long seq) {
    static final Mark NONE = new Mark("", 0);

    /// The mark of the last commit in a directory.
    ///
    /// @throws IOException when there is none that this version can read
    static Mark read(Directory directory) throws IOException {
      try {
        Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
        if (!FORMAT.equals(data.get("format"))) {
          throw new IOException("search index of another format");
        }
        String epoch = data.getOrDefault("epoch", "");
        return new Mark(epoch, Long.parseLong(data.getOrDefault("seq", "0")));
      } catch (IndexNotFoundException e) {
        if (directory.listAll().length == 0) {
          return NONE;
        }
        throw e;
      }
    }

    Map<String, String> data() {
      return Map.of("format", FORMAT, "epoch", epoch, "seq", String.valueOf(seq));
    }
  }

  /// Opens the files and checks that they are whole.
  OpenShard(Directory directory) throws IOException {
    this.directory = directory;
    this.mark = Mark.read(directory);
    this.writer = new IndexWriter(directory, config());
    try {
      DirectoryReader reader = DirectoryReader.open(writer);
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      this.current = new View(reader);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private static IndexWriterConfig config() {
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(4, 1);
    IndexWriterConfig config = new IndexWriterConfig();
    config.setIndexSort(
        new Sort(
            new SortField(Fields.AT, SortField.Type.LONG),
            new SortField(Fields.SEQ, SortField.Type.LONG)));
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setMergeScheduler(merges);
    config.setCommitOnClose(false);
    return config;
  }

  /// The last view, kept open until [View#done].
  View view() {
    while (true) {
      View view = current;
      if (view.use()) {
        return view;
      }
    }
  }

  void put(Doc doc) throws IOException {
    var document = Fields.of(doc);
    guarded(() -> writer.updateDocument(Fields.key(doc.id()), document));
  }

  void delete(MessageId message) throws IOException {
    guarded(() -> writer.deleteDocuments(Fields.key(message)));
  }

  void deleteImport(String importId) throws IOException {
    guarded(() -> writer.deleteDocuments(new Term(Fields.IMPORT, importId)));
  }

  void refresh() throws IOException {
    guarded(
        () -> {
          DirectoryReader newer = DirectoryReader.openIfChanged(current.reader(), writer);
          if (newer != null) {
            View old = current;
            current = new View(newer);
            old.done();
          }
          return 0L;
        });
  }

  void commit(long seq) throws IOException {
    commit(new Mark(mark.epoch(), seq));
  }

  void clear(String epoch) throws IOException {
    guarded(writer::deleteAll);
    commit(new Mark(epoch, 0));
  }

  private void commit(Mark next) throws IOException {
    guarded(
        () -> {
          writer.setLiveCommitData(next.data().entrySet());
          return writer.commit();
        });
    mark = next;
    refresh();
  }

  Mark mark() {
    return mark;
  }

  private interface Write {
    long run() throws IOException;
  }

  private void guarded(Write write) throws IOException {
    writing.lock();
    try {
      write.run();
    } catch (AlreadyClosedException e) {
      // A merge in the background failed earlier and took the writer down.
      throw new IOException(e);
    } finally {
      writing.unlock();
    }
  }

  /// Commits what was put since the last commit, with the mark of that commit: replaying it is
  /// harmless.
  @Override
  public void close() throws IOException {
    try (directory) {
      if (writer.hasUncommittedChanges()) {
        writer.setLiveCommitData(mark.data().entrySet());
        writer.commit();
      }
      writer.close();
    } finally {
      abandon();
    }
  }

  /// Closes without keeping anything since the last commit.
  void abandon() throws IOException {
    try (directory) {
      writer.rollback();
    } finally {
      current.done();
    }
  }
}
