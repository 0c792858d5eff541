package chat.maru.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// One segment's living messages in order, while a [Timeline] is merged.
final class Run implements Comparable<Run> {
  final int leaf;
  int doc = -1;
  long at;
  private long seq;
  private final int end;
  private final @Nullable Bits live;
  private final NumericDocValues ats;
  private final NumericDocValues seqs;
  private final NumericDocValues lengths;
  private final SortedDocValues authors;
  private final SortedDocValues names;
  private final SortedDocValues imports;
  private final Authors known;
  private final int[] authorOf;
  private final int[] nameOf;
  private final int[] importOf;

  Run(LeafReaderContext context, Authors known) throws IOException {
    LeafReader reader = context.reader();
    this.leaf = context.ord;
    this.end = reader.maxDoc();
    this.live = reader.getLiveDocs();
    this.ats = DocValues.getNumeric(reader, Fields.AT);
    this.seqs = DocValues.getNumeric(reader, Fields.SEQ);
    this.lengths = DocValues.getNumeric(reader, Fields.LENGTH);
    this.authors = DocValues.getSorted(reader, Fields.AUTHOR);
    this.names = DocValues.getSorted(reader, Fields.NAME);
    this.imports = DocValues.getSorted(reader, Fields.IMPORT);
    this.known = known;
    this.authorOf = unknown(authors);
    this.nameOf = unknown(authors);
    this.importOf = unknown(imports);
  }

  private static int[] unknown(SortedDocValues values) {
    int[] out = new int[values.getValueCount()];
    Arrays.fill(out, -1);
    return out;
  }

  /// Steps to the next living message; false at the end.
  boolean next() throws IOException {
    do {
      doc++;
    } while (doc < end && live != null && !live.get(doc));
    if (ended()) {
      return false;
    }
    at = value(ats);
    seq = value(seqs);
    return true;
  }

  boolean ended() {
    return doc >= end;
  }

  private long value(NumericDocValues values) throws IOException {
    return values.advanceExact(doc) ? values.longValue() : 0;
  }

  /// Fills in what the timeline keeps about the current message.
  void describe(Timeline timeline, int position) throws IOException {
    timeline.lengths[position] = (int) value(lengths);
    if (!authors.advanceExact(doc)) {
      throw new IOException("a message without an author");
    }
    int author = authors.ordValue();
    if (authorOf[author] < 0) {
      authorOf[author] = known.author(authors.lookupOrd(author).utf8ToString());
    }
    timeline.authors[position] = authorOf[author];
    if (names.advanceExact(doc) && nameOf[author] != names.ordValue()) {
      nameOf[author] = names.ordValue();
      known.called(authorOf[author], names.lookupOrd(names.ordValue()).utf8ToString());
    }
    if (imports.advanceExact(doc)) {
      int source = imports.ordValue();
      if (importOf[source] < 0) {
        importOf[source] = known.source(imports.lookupOrd(source).utf8ToString());
      }
      timeline.imports[position] = importOf[source];
    }
  }

  @Override
  public int compareTo(Run other) {
    int byTime = Long.compare(at, other.at);
    int bySeq = byTime != 0 ? byTime : Long.compare(seq, other.seq);
    return bySeq != 0 ? bySeq : Integer.compare(leaf, other.leaf);
  }
}
