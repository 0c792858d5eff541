package chat.maru.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/// A room as it was at one refresh. Queries of one view see the same messages.
final class View {
  private static final SortField NEWEST = new SortField(Fields.AT, SortField.Type.LONG, true);
  private static final SortField LATEST = new SortField(Fields.SEQ, SortField.Type.LONG, true);
  private static final Sort BY_TIME = new Sort(NEWEST, LATEST);
  private static final Sort BY_SCORE = new Sort(SortField.FIELD_SCORE, NEWEST, LATEST);

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final ReentrantLock merging = new ReentrantLock();
  private volatile @Nullable Timeline timeline;

  View(DirectoryReader reader) {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null); // it would be shared by all rooms
  }

  DirectoryReader reader() {
    return reader;
  }

  boolean use() {
    return reader.tryIncRef();
  }

  void done() {
    try {
      reader.decRef();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return reader.numDocs();
  }

  List<Passage> recall(RecallQuery query) throws IOException {
    return new Recall(timeline(), query).run();
  }

  private Timeline timeline() throws IOException {
    Timeline ready = timeline;
    if (ready != null) {
      return ready;
    }
    merging.lock();
    try {
      ready = timeline;
      if (ready == null) {
        ready = new Timeline(reader);
        timeline = ready;
      }
      return ready;
    } finally {
      merging.unlock();
    }
  }

  List<Hit> search(SearchQuery query) throws IOException {
    List<Hit> strict = search(query, SearchBox.query(query, false));
    return strict.isEmpty() ? search(query, SearchBox.query(query, true)) : strict;
  }

  private List<Hit> search(SearchQuery query, Query lucene) throws IOException {
    boolean best = query.order() == SearchQuery.Order.BEST;
    ScoreDoc[] found =
        searcher.search(lucene, query.limit(), best ? BY_SCORE : BY_TIME, false).scoreDocs;
    List<Hit> hits = new ArrayList<>(found.length);
    for (ScoreDoc one : found) {
      hits.add(hit((FieldDoc) one, best));
    }
    return hits;
  }

  private Hit hit(FieldDoc found, boolean best) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(found.doc, reader.leaves()));
    int doc = found.doc - leaf.docBase;
    BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
    var ats = DocValues.getNumeric(leaf.reader(), Fields.AT);
    if (!ids.advanceExact(doc) || !ats.advanceExact(doc)) {
      throw new IOException("a message without an id");
    }
    double score = best && found.fields[0] instanceof Float value ? value : 0;
    return new Hit(Fields.id(ids.binaryValue()), Instant.ofEpochMilli(ats.longValue()), score);
  }
}
