package chat.maru.orchestrator.privacy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text as the detectors read it: plain digits, letters, blanks and hyphens, each with the place
/// it stood in.
///
/// Full-width and other digits of Unicode become plain ones, every dash a hyphen, every blank a
/// space; what nobody sees (zero-width, format characters, marks) is left out; escapes of JSON
/// (line breaks and code points, however often escaped) and the four of a web address that matter
/// here (`%40` and the like) are read; conjoining Jamo become syllables. Most texts need none of it
/// and are only copied.
final class Plain {
  /// Stands between two messages: a blank that no person typed.
  static final char BETWEEN = '\u001e';

  private final char[] chars;
  private int length;
  private int @Nullable [] starts;
  private int @Nullable [] ends;

  private Plain(char[] chars, int length) {
    this.chars = chars;
    this.length = length;
  }

  static Plain of(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (!isPlain(chars[i])) {
        return folded(text, chars, i);
      }
    }
    return new Plain(chars, chars.length);
  }

  int length() {
    return length;
  }

  /// The char at `at`; a line break outside the text.
  char at(int at) {
    return at < 0 || at >= length ? '\n' : chars[at];
  }

  boolean digit(int at) {
    char c = at(at);
    return c >= '0' && c <= '9';
  }

  boolean hangul(int at) {
    char c = at(at);
    return c >= '가' && c <= '힣';
  }

  /// Whether an ASCII letter stands there.
  boolean letter(int at) {
    char c = (char) (at(at) | 0x20);
    return c >= 'a' && c <= 'z';
  }

  boolean alphanumeric(int at) {
    return letter(at) || digit(at);
  }

  /// Where the original text has what is at `at`.
  int start(int at) {
    return starts == null ? at : starts[at];
  }

  /// Where the original text goes on after what is before `end`.
  int end(int end) {
    return ends == null ? end : ends[end - 1];
  }

  Find find(Kind kind, int from, int to, double confidence) {
    return new Find(kind, start(from), end(to), confidence);
  }

  void put(int at, char c) {
    chars[at] = c;
  }

  boolean starts(int at, String word) {
    if (at < 0 || at + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (chars[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  int indexOf(String word, int from) {
    return indexOf(word, from, length);
  }

  /// Where `word` stands wholly within `from` to `to`; -1 if nowhere.
  int indexOf(String word, int from, int to) {
    char first = word.charAt(0);
    int last = Math.min(to, length) - word.length();
    for (int i = Math.max(0, from); i <= last; i++) {
      if (chars[i] == first && starts(i, word)) {
        return i;
      }
    }
    return -1;
  }

  String text(int from, int to) {
    return new String(chars, from, to - from);
  }

  private static boolean isPlain(char c) {
    return c < 0x80 ? c != '\\' && c != '%' && c != '\t' && c != 0x7f : c >= '가' && c <= '힣';
  }

  private static Plain folded(String text, char[] chars, int first) {
    Plain plain = new Plain(chars, first);
    int[] starts = new int[chars.length];
    int[] ends = new int[chars.length];
    for (int i = 0; i < first; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    plain.starts = starts;
    plain.ends = ends;
    for (int i = first; i < text.length(); ) {
      i = plain.add(text, i);
    }
    // The room that was left over is never read.
    Arrays.fill(chars, plain.length, chars.length, '\n');
    return plain;
  }

  /// Adds what stands at `i`; the place of what comes next.
  private int add(String text, int i) {
    long unit = Folding.read(text, i);
    int next = i + Folding.width(unit);
    int folded = Folding.codePoint(unit);
    if (folded == Folding.NOTHING) {
      if (length > 0) {
        end(length - 1, i, next);
      }
      return next;
    }
    if (folded > 0xffff) {
      push((char) (((folded >> 10) & 0x3ff) | 0xd800), i, next);
      push((char) ((folded & 0x3ff) | 0xdc00), i, next);
    } else {
      push((char) folded, i, next);
    }
    return next;
  }

  /// What is invisible belongs to what it follows: a mask takes it along.
  private void end(int at, int from, int next) {
    if (ends != null && ends[at] == from) {
      ends[at] = next;
    }
  }

  private void push(char c, int from, int to) {
    chars[length] = c;
    if (starts != null && ends != null) {
      starts[length] = from;
      ends[length] = to;
    }
    length++;
  }
}
