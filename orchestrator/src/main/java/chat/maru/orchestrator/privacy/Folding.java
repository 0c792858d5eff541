package chat.maru.orchestrator.privacy;

/// How one character of a text is read. A unit is packed into a `long`: what it is read as, and how
/// many chars it takes.
final class Folding {
  /// What nobody sees.
  static final int NOTHING = -1;

  private Folding() {}

  static int codePoint(long unit) {
    return (int) (unit >> 32);
  }

  static int width(long unit) {
    return (int) unit;
  }

  static long read(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      return switch (c) {
        case '\\' -> escape(text, at);
        case '%' -> percent(text, at);
        case '\t' -> unit(' ', 1);
        case 0x7f -> unit(NOTHING, 1);
        default -> unit(c, 1);
      };
    }
    if (c >= '가' && c <= '힣') {
      return unit(c, 1);
    }
    if (c >= 0x1100 && c <= 0x1112) {
      return syllable(text, at);
    }
    int codePoint = text.codePointAt(at);
    return unit(fold(codePoint), Character.charCount(codePoint));
  }

  private static long unit(int codePoint, int width) {
    return ((long) codePoint << 32) | width;
  }

  private static int fold(int c) {
    if (c >= 0xff01 && c <= 0xff5e) {
      return c - 0xfee0;
    }
    return switch (c) {
      case 'ㅡ', 'ー', '−', '˗' -> '-'; // typed for a dash
      case '·', '・', '•', '∙', '‧', '。' -> '.';
      case 'ㅤ', 'ᅟ', 'ᅠ', 0x20e3 -> NOTHING; // fillers, and the key cap around a digit
      default -> byType(c);
    };
  }

  @SuppressWarnings("CharacterGetNumericValue") // circled and raised digits are what it is for
  private static int byType(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(c, 10);
      case Character.OTHER_NUMBER -> {
        int value = Character.getNumericValue(c);
        yield value >= 0 && value <= 9 ? '0' + value : c; // ① and ¹
      }
      case Character.DASH_PUNCTUATION -> '-';
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> NOTHING;
      default -> c >= 0x1d400 && c <= 0x1d6a3 ? mathematical(c) : c;
    };
  }

  /// Bold, italic and other styles of the Latin letters repeat every 52.
  private static int mathematical(int c) {
    int letter = (c - 0x1d400) % 52;
    return letter < 26 ? 'A' + letter : 'a' + letter - 26;
  }

  /// A backslash and what it means in JSON. Texts inside texts are escaped again and again, so any
  /// number of backslashes counts as one.
  private static long escape(String text, int at) {
    int next = at;
    while (next < text.length() && text.charAt(next) == '\\') {
      next++;
    }
    if (next == text.length()) {
      return unit('\\', 1);
    }
    return switch (text.charAt(next)) {
      case 'n', 'r' -> unit('\n', next + 1 - at);
      case 't' -> unit(' ', next + 1 - at);
      case '/', '"' -> unit(text.charAt(next), next + 1 - at);
      case 'u' -> {
        int code = hex(text, next + 1, 4);
        yield code < 0 || Character.isSurrogate((char) code)
            ? unit('\\', 1)
            : unit(code < 0x80 ? code : fold(code), next + 5 - at);
      }
      default -> unit('\\', 1);
    };
  }

  private static long percent(String text, int at) {
    int code = hex(text, at + 1, 2);
    return code == '@' || code == '-' || code == '+' || code == ' ' ? unit(code, 3) : unit('%', 1);
  }

  private static int hex(String text, int from, int digits) {
    if (from + digits > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /// Conjoining Jamo, as file names of macOS have them (Unicode, section 3.12).
  private static long syllable(String text, int at) {
    int vowel = at + 1 < text.length() ? text.charAt(at + 1) - 0x1161 : -1;
    if (vowel < 0 || vowel > 20) {
      return unit(text.charAt(at), 1);
    }
    int end = at + 2 < text.length() ? text.charAt(at + 2) - 0x11a7 : 0;
    boolean closed = end > 0 && end < 28;
    int syllable = ((text.charAt(at) - 0x1100) * 21 + vowel) * 28 + (closed ? end : 0);
    return unit('가' + syllable, closed ? 3 : 2);
  }
}
