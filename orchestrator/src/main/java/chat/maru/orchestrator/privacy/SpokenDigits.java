package chat.maru.orchestrator.privacy;

/// Reads Korean digits that somebody wrote as they are spoken: `공일공 일이삼사에 오육칠팔`.
///
/// The syllables are everyday words too (`이`, `일`, `사`), so only a run of at least [#LEAST] digits
/// with nothing else between counts, of which at least three are spoken.
final class SpokenDigits {
  private static final int LEAST = 8;
  private static final String SYLLABLES = "공일이삼사오육칠팔구";

  private SpokenDigits() {}

  /// Turns spoken digits of `text` into plain ones, in place.
  static void read(Plain text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.hangul(i) && value(text.at(i)) >= 0) {
        int end = run(text, i);
        if (end > 0) {
          replace(text, i, end);
        }
        i = Math.max(i, Math.abs(end) - 1);
      }
    }
  }

  /// The end of the run that begins at `from`; negative if it is too short to be one.
  private static int run(Plain text, int from) {
    int digits = 0;
    int spoken = 0;
    int end = from;
    int i = from;
    while (i < text.length()) {
      boolean syllable = value(text.at(i)) >= 0;
      if (syllable || text.digit(i)) {
        digits++;
        spoken += syllable ? 1 : 0;
        end = ++i;
      } else {
        int gap = gap(text, i);
        if (gap == 0 || i - end > 4) {
          break;
        }
        i += gap;
      }
    }
    return digits >= LEAST && spoken >= 3 ? end : -end;
  }

  /// How many chars of a pause stand at `at`; 0 for none.
  private static int gap(Plain text, int at) {
    char c = text.at(at);
    if (c == ' ' || c == '-' || c == '.' || c == ',' || c == '에' || c == Plain.BETWEEN) {
      return 1;
    }
    return text.starts(at, "다시") ? 2 : 0;
  }

  private static void replace(Plain text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      int value = value(c);
      if (value >= 0) {
        text.put(i, (char) ('0' + value));
      } else if (!text.digit(i)) {
        text.put(i, c == Plain.BETWEEN ? c : c == '다' ? ' ' : '-');
      }
    }
  }

  private static int value(char c) {
    return switch (c) {
      case '영' -> 0;
      case '륙' -> 6;
      default -> SYLLABLES.indexOf(c);
    };
  }
}
