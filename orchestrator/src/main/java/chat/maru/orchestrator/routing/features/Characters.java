package chat.maru.orchestrator.routing.features;

/// What kinds of characters a text is made of.
final class Characters {
  private static final String MATHS = "+-*/=^<>_\\$%{}|";

  final int length;
  int digits;
  int capitals;
  int marks;
  int maths;
  int wide;
  int hangul;
  int lines;
  int quotes;

  Characters(String text) {
    length = text.length();
    for (int i = 0; i < length; i++) {
      count(text.charAt(i));
    }
  }

  private void count(char c) {
    if (c >= '0' && c <= '9') {
      digits++;
    } else if (c >= 'A' && c <= 'Z') {
      capitals++;
    } else if (c == '\n') {
      lines++;
    } else if (c > 127) {
      wide++;
      if (c >= 0xAC00 && c <= 0xD7A3) {
        hangul++;
      } else if (c == '“' || c == '”') {
        quotes++;
      }
    } else if (c != ' ' && !(c >= 'a' && c <= 'z')) {
      marks++;
      if (c == '"') {
        quotes++;
      }
      if (MATHS.indexOf(c) >= 0) {
        maths++;
      }
    }
  }

  double share(int count) {
    return 100.0 * count / Math.max(1, length);
  }

  static int count(String text, char wanted) {
    int count = 0;
    for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
      count++;
    }
    return count;
  }
}
