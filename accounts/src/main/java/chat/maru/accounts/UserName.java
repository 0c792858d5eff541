package chat.maru.accounts;

import chat.maru.base.MaruException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The name that one signs in with.
///
/// @param text as typed, in NFC
/// @param key the form in which two names are the same
public record UserName(String text, String key) {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_DISPLAY_LENGTH = 64;
  private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M} ._'-]*");
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\p{Cf}&&[^\\x{200D}]]");

  /// The names of mates.
  private static final Set<String> RESERVED = Set.of("maru", "마루");

  /// @throws MaruException `INVALID` if it is empty, too long, reserved, or has characters that
  ///   nobody sees
  public static UserName of(String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    if (!SHAPE.matcher(text).matches()) {
      throw MaruException.invalid(
          "name",
          text.isEmpty() ? "empty" : "other characters",
          "letters, digits, and ._'- inside");
    }
    requireLength("name", text, MAX_LENGTH);
    String key = keyOf(text);
    if (RESERVED.contains(key.replaceAll("[ ._'-]", ""))) {
      throw MaruException.invalid("name", text, "another name: this one is the mate's");
    }
    return new UserName(text, key);
  }

  /// The form in which `typed` is looked up, whatever it is.
  public static String keyOf(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /// A checked display name, which may also have emoji and punctuation.
  ///
  /// @throws MaruException `INVALID` as for [#of]
  public static String display(String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    if (text.isEmpty() || HIDDEN.matcher(text).find()) {
      throw MaruException.invalid(
          "displayName", text.isEmpty() ? "empty" : "invisible characters", "a name to show");
    }
    requireLength("displayName", text, MAX_DISPLAY_LENGTH);
    if (RESERVED.contains(keyOf(text).replaceAll("[\\s\\p{P}\\p{Cf}]", ""))) {
      throw MaruException.invalid("displayName", text, "another name: this one is the mate's");
    }
    return text;
  }

  private static void requireLength(String field, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      throw MaruException.invalid(field, length + " characters", "at most " + most);
    }
  }
}
