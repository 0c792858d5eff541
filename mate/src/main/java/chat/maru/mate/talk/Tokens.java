package chat.maru.mate.talk;

/// Estimates how many tokens a text takes in a prompt.
public final class Tokens {
  private Tokens() {}

  /// Four narrow characters or one wide one (Hangul, CJK, emoji) a token.
  public static int of(String text) {
    int narrow = 0;
    int wide = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x1100) {
        narrow++;
      } else {
        wide++;
      }
    }
    return (narrow + 3) / 4 + wide;
  }
}
