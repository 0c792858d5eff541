package chat.maru.mate.talk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mate's name in a message: `@마루`, `@Maru`, with Korean particles (`@마루야`, `@마루한테`).
public final class Summons {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._@＠-])[@＠](?:마루|maru)"
              + "(?:야|아|님|씨|한테|에게|가|는|은|도|를|랑|이랑|의|와|께)?(?:야|도|는|가)?"
              + "(?![\\p{L}\\p{N}_-])(?!\\.[\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Summons() {}

  /// Whether `text` calls the mate by name.
  public static boolean calls(String text) {
    return NAME.matcher(text).find();
  }

  /// Like [#without], but with the lines as they were written.
  public static String lines(String text) {
    return NAME.matcher(text).replaceAll(" ").replaceAll("^[\\s,.!~:;]+", "").strip();
  }

  /// `text` without the mate's name and what joins it to the sentence.
  public static String without(String text) {
    Matcher matcher = NAME.matcher(text);
    return matcher.find()
        ? matcher.replaceAll(" ").replaceAll("^[\\s,.!~:;]+", "").replaceAll("\\s+", " ").strip()
        : text.strip();
  }
}
