package chat.maru.bridges.importing;

import chat.maru.bridges.importing.Ledger.Enrolment;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decides message by message whether it is there already, and gives new ones their place. Its
/// decisions depend on the file and on earlier imports alone, so an import that was interrupted
/// decides the same again. Not thread-safe.
final class Reconciliation {
  /// The distance between two places; later imports put theirs between.
  private static final long GAP = 1L << 20;

  /// Minutes that are kept in case the file comes back to them, as it does where a clock was set
  /// back.
  private static final int REMEMBERED = 2_000;

  private final Enrolment enrolment;
  private final Map<Long, State> minutes = new LinkedHashMap<>();

  Reconciliation(Enrolment enrolment) {
    this.enrolment = enrolment;
  }

  /// An entry and the row that it is: an old one if `known`.
  record Placed(Entry entry, LedgerRow row, boolean known) {}

  /// What is left of a minute: rows that nothing has matched yet, and the last place in use.
  private static final class State {
    private final List<LedgerRow> left;
    private long end;

    State(List<LedgerRow> rows) {
      left = new ArrayList<>(rows);
      end = rows.isEmpty() ? 0 : rows.getLast().pos();
    }
  }

  /// Whether `minute` was seen lately, so that its rows need not be read again.
  boolean remembers(long minute) {
    return minutes.containsKey(minute);
  }

  /// @param rows what is there of the minute; ignored if it is remembered
  List<Placed> place(Entries.Minute minute, List<LedgerRow> rows) {
    State state = minutes.computeIfAbsent(minute.minute(), _ -> new State(rows));
    forget();
    int[] match = Alignment.of(state.left, minute.entries(), enrolment.casting(), minute.edge());
    List<Placed> placed = place(minute, state, match);
    List<LedgerRow> matched = placed.stream().filter(Placed::known).map(Placed::row).toList();
    state.left.removeAll(new HashSet<>(matched));
    return placed;
  }

  private List<Placed> place(Entries.Minute minute, State state, int[] match) {
    List<Placed> placed = new ArrayList<>(match.length);
    long floor = Long.MIN_VALUE;
    for (int j = 0; j < match.length; j++) {
      Entry entry = minute.entries().get(j);
      LedgerRow row;
      if (match[j] >= 0) {
        row = state.left.get(match[j]);
      } else {
        int fresh = freshRun(match, j);
        long before = j == 0 ? before(state, match, j) : placed.getLast().row().pos();
        long pos = position(state, match, j, fresh, before);
        state.end = Math.max(state.end, pos);
        row = row(entry, pos, floor);
      }
      floor = Math.max(floor, row.wallMs());
      placed.add(new Placed(entry, row, match[j] >= 0));
    }
    return placed;
  }

  /// How many new entries stand together from `j` on.
  private static int freshRun(int[] match, int j) {
    int end = j;
    while (end < match.length && match[end] < 0) {
      end++;
    }
    return end - j;
  }

  /// The place before the first entry: that of the row before its match, or one far enough down.
  private static long before(State state, int[] match, int j) {
    int next = j + freshRun(match, j);
    if (next == match.length) {
      return state.end;
    }
    int at = match[next];
    return at > 0 ? state.left.get(at - 1).pos() : state.left.get(at).pos() - GAP * (next - j + 1);
  }

  /// A place after `before`: at the end of the minute, or between two rows.
  private static long position(State state, int[] match, int j, int fresh, long before) {
    int next = j + fresh;
    if (next == match.length) {
      return Math.max(before, state.end) + GAP;
    }
    long after = state.left.get(match[next]).pos();
    return after > before ? before + Math.max(1, (after - before) / (fresh + 1)) : before;
  }

  private LedgerRow row(Entry entry, long pos, long floorMs) {
    long wallMs = Math.max(floorMs, wallMs(entry));
    int speaker =
        entry.speaker() == null ? LedgerRow.NOTICE : enrolment.casting().require(entry.speaker());
    return new LedgerRow(
        entry.minute(),
        pos,
        enrolment.importNo(),
        entry.n(),
        speaker,
        entry.print(),
        entry.deleted(),
        wallMs);
  }

  private static long wallMs(Entry entry) {
    return Entries.stamp(entry.source()).wall().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private void forget() {
    Iterator<Long> oldest = minutes.keySet().iterator();
    while (minutes.size() > REMEMBERED && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }
}
