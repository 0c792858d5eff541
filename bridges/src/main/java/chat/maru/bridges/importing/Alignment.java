package chat.maru.bridges.importing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which messages of one minute are there already.
///
/// The minute is compared as a sequence, not as a set: two equal texts are two messages, and of
/// three that come only the third is new if two are there. Both sequences are cuts of the same true
/// one, so the best alignment (Needleman and Wunsch 1970, without a cost for gaps) finds what they
/// share; what it leaves over but has an equal elsewhere in the minute is also known, because two
/// devices may order a minute differently. The last step is left out at the ends of the file, where
/// a minute may be cut: there `a x` then `x a` is `a x a`.
///
/// Two messages are the same if they say the same and may be of the same person. Weaker evidence
/// counts where nothing stronger is near: notices in two languages, and a message that was deleted
/// between two exports.
final class Alignment {
  private static final int NONE = -1;
  private static final int SAME = 8;
  private static final int PERHAPS_SAME = 6;
  private static final int NOTICE_IN_OTHER_WORDS = 3;
  private static final int DELETED_SINCE = 2;

  /// Above this many comparisons equal messages are only counted.
  private static final long MOST_COMPARISONS = 1_000_000;

  private final List<LedgerRow> known;
  private final List<Entry> coming;
  private final Casting casting;
  private final int[] match;

  private Alignment(List<LedgerRow> known, List<Entry> coming, Casting casting) {
    this.known = known;
    this.coming = coming;
    this.casting = casting;
    this.match = new int[coming.size()];
    Arrays.fill(match, NONE);
  }

  /// For each of `coming` the index of its equal in `known`, or -1.
  ///
  /// @param known what is there of this minute, in order
  /// @param edge whether the minute may be cut at an end of the file
  static int[] of(List<LedgerRow> known, List<Entry> coming, Casting casting, boolean edge) {
    Alignment alignment = new Alignment(known, coming, casting);
    if (!known.isEmpty()) {
      alignment.align(edge);
    }
    return alignment.match;
  }

  private void align(boolean edge) {
    int start = 0;
    int shorter = Math.min(known.size(), coming.size());
    while (start < shorter && score(start, start) == SAME) {
      match[start] = start;
      start++;
    }
    int knownEnd = known.size();
    int comingEnd = coming.size();
    while (knownEnd > start && comingEnd > start && score(knownEnd - 1, comingEnd - 1) == SAME) {
      match[--comingEnd] = --knownEnd;
    }
    boolean few = (long) (knownEnd - start) * (comingEnd - start) <= MOST_COMPARISONS;
    if (few) {
      best(start, knownEnd, comingEnd);
    }
    if (!edge || !few) {
      count();
    }
  }

  private void best(int start, int knownEnd, int comingEnd) {
    int rows = knownEnd - start;
    int columns = comingEnd - start;
    int[][] total = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        int score = score(start + i, start + j);
        int paired = score == 0 ? 0 : score + total[i + 1][j + 1];
        total[i][j] = Math.max(paired, Math.max(total[i + 1][j], total[i][j + 1]));
      }
    }
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      int score = score(start + i, start + j);
      if (score > 0 && total[i][j] == score + total[i + 1][j + 1]) {
        match[start + j] = start + i;
        i++;
        j++;
      } else if (total[i][j] == total[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /// Pairs what is left over by equality alone.
  private void count() {
    boolean[] taken = new boolean[known.size()];
    for (int at : match) {
      if (at != NONE) {
        taken[at] = true;
      }
    }
    Map<Long, Deque<Integer>> left = new HashMap<>();
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        left.computeIfAbsent(known.get(i).print(), _ -> new ArrayDeque<>()).add(i);
      }
    }
    for (int j = 0; j < match.length; j++) {
      Deque<Integer> equal = left.get(coming.get(j).print());
      if (match[j] == NONE && equal != null) {
        match[j] = take(equal, j);
      }
    }
  }

  private int take(Deque<Integer> equal, int j) {
    for (int i : equal) {
      if (score(i, j) >= PERHAPS_SAME) {
        equal.remove(i);
        return i;
      }
    }
    return NONE;
  }

  private int score(int i, int j) {
    LedgerRow row = known.get(i);
    Entry entry = coming.get(j);
    boolean equal = row.print() == entry.print();
    if (entry.notice() || row.speaker() == LedgerRow.NOTICE) {
      return !entry.notice() || row.speaker() != LedgerRow.NOTICE
          ? 0
          : equal ? SAME : NOTICE_IN_OTHER_WORDS;
    }
    int speaker = casting.find(String.valueOf(entry.speaker()));
    if (speaker != Casting.UNKNOWN && speaker != row.speaker()) {
      return 0;
    }
    if (equal) {
      return speaker == Casting.UNKNOWN ? PERHAPS_SAME : SAME;
    }
    return row.deleted() || entry.deleted() ? DELETED_SINCE : 0;
  }
}
