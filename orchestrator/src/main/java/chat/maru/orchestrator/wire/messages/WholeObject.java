package chat.maru.orchestrator.wire.messages;

/// Tells when the fragments of a JSON object have become a whole one.
final class WholeObject {
  private int depth;
  private boolean inText;
  private boolean escaped;
  private boolean whole;

  void add(String fragment) {
    for (int i = 0; i < fragment.length(); i++) {
      add(fragment.charAt(i));
    }
  }

  boolean whole() {
    return whole;
  }

  private void add(char c) {
    if (inText) {
      inText = escaped || c != '"';
      escaped = !escaped && c == '\\';
      return;
    }
    switch (c) {
      case '"' -> inText = true;
      case '{', '[' -> depth++;
      case '}', ']' -> whole = --depth == 0;
      default -> {
        // a blank, a number or a word
      }
    }
  }
}
