package chat.maru.search;

import chat.maru.base.MessageId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;

/// The messages of a room in the order `(at, seq)`, as one reader sees them: position 0 is the
/// oldest. Windows and sessions are stretches of it.
///
/// Segments are sorted by that order, so it is a merge of a few sorted runs; built at the first
/// question after a refresh, about 36 bytes a message.
final class Timeline {
  /// A pause after which people have begun something new.
  private static final long PAUSE_MS = 3 * 60 * 60 * 1_000L;

  /// A busy room never pauses: there a session is a stretch of this many messages.
  private static final int LONGEST_SESSION = 64;

  final List<LeafReaderContext> leaves;

  /// For each leaf: the position of each of its documents, -1 for deleted ones.
  final int[][] positions;

  final int size;
  final long[] at;
  final int[] lengths;
  final int[] sessions;
  final int[] authors;
  final int[] imports;
  final Authors names;

  /// The first position of each session, and the end of the last one.
  final int[] sessionStarts;

  /// The content words before each position; one longer than the timeline.
  final int[] wordsBefore;

  private final int[] leafOf;
  private final int[] docOf;

  Timeline(DirectoryReader reader) throws IOException {
    leaves = reader.leaves();
    size = reader.numDocs();
    positions = new int[leaves.size()][];
    at = new long[size];
    lengths = new int[size];
    sessions = new int[size];
    authors = new int[size];
    imports = new int[size];
    leafOf = new int[size];
    docOf = new int[size];
    names = new Authors();
    merge();
    sessionStarts = divide();
    wordsBefore = new int[size + 1];
    for (int p = 0; p < size; p++) {
      wordsBefore[p + 1] = wordsBefore[p] + lengths[p];
    }
  }

  private void merge() throws IOException {
    PriorityQueue<Run> runs = new PriorityQueue<>();
    for (LeafReaderContext leaf : leaves) {
      positions[leaf.ord] = new int[leaf.reader().maxDoc()];
      Arrays.fill(positions[leaf.ord], -1);
      Run run = new Run(leaf, names);
      if (run.next()) {
        runs.add(run);
      }
    }
    int position = 0;
    while (!runs.isEmpty()) {
      Run run = runs.remove();
      Run rival = runs.peek();
      do {
        place(run, position++);
      } while (run.next() && (rival == null || run.compareTo(rival) <= 0));
      if (!run.ended()) {
        runs.add(run);
      }
    }
  }

  private void place(Run run, int position) throws IOException {
    positions[run.leaf][run.doc] = position;
    leafOf[position] = run.leaf;
    docOf[position] = run.doc;
    at[position] = run.at;
    run.describe(this, position);
  }

  private int[] divide() {
    int[] starts = new int[size + 2];
    int session = 0;
    for (int p = 0; p < size; p++) {
      boolean pause = p > 0 && at[p] - at[p - 1] >= PAUSE_MS;
      if (pause || p - starts[session] == LONGEST_SESSION) {
        starts[++session] = p;
      }
      sessions[p] = session;
    }
    starts[session + 1] = size;
    return Arrays.copyOf(starts, session + 2);
  }

  /// The first position at or after an instant.
  int from(long epochMs) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at[middle] < epochMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  MessageId id(int position) throws IOException {
    LeafReader reader = leaves.get(leafOf[position]).reader();
    BinaryDocValues ids = reader.getBinaryDocValues(Fields.ID);
    if (ids == null || !ids.advanceExact(docOf[position])) {
      throw new IOException("a message without an id");
    }
    return Fields.id(ids.binaryValue());
  }
}
