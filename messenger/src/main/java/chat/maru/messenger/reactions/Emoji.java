package chat.maru.messenger.reactions;

import chat.maru.base.MaruException;
import java.util.regex.Pattern;

/// One emoji as Unicode knows it (UTS #51): a single grapheme that is drawn as a picture. Whatever
/// version of Unicode a client draws, families and flags included, it is one grapheme.
final class Emoji {
  /// The longest sequence there is (a family with skin tones) has 25 UTF-16 units.
  private static final int LONGEST = 40;

  private static final Pattern GRAPHEME = Pattern.compile("\\X");
  private static final int PICTURE = 0xFE0F;

  private Emoji() {}

  /// `text`, if it is one emoji; a sign that is also a letter (`❤`) becomes the picture (`❤️`), so
  /// that both are the same reaction.
  ///
  /// @throws MaruException `INVALID`
  static String require(String text) {
    boolean one =
        !text.isEmpty()
            && text.length() <= LONGEST
            && GRAPHEME.matcher(text).matches()
            && text.codePoints().noneMatch(Character::isISOControl)
            && isPicture(text);
    if (!one) {
      throw MaruException.invalid("emoji", "something else", "one emoji");
    }
    int first = text.codePointAt(0);
    boolean bare = text.length() == Character.charCount(first);
    return bare && !Character.isEmojiPresentation(first)
        ? text + Character.toString(PICTURE)
        : text;
  }

  /// Digits, `#` and `*` are emojis only with a picture selector behind them.
  private static boolean isPicture(String text) {
    int first = text.codePointAt(0);
    return Character.isEmojiPresentation(first)
        || Character.isExtendedPictographic(first)
        || (Character.isEmoji(first) && text.codePoints().anyMatch(cp -> cp == PICTURE));
  }
}
