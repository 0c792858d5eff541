package chat.maru.accounts;

import chat.maru.base.MaruException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// A password in the clear, on its way to be hashed. Never printed.
public final class Password {
  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 1024;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /// A password that somebody chooses. There are no rules but its length.
  ///
  /// @throws MaruException `INVALID` if it is shorter than 8 or longer than 1024 characters
  public static Password of(String chosen) {
    int length = chosen.codePointCount(0, chosen.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw MaruException.invalid(
          "password", length + " characters", MIN_LENGTH + " to " + MAX_LENGTH);
    }
    return new Password(chosen);
  }

  /// A password that somebody tries.
  public static Password attempt(String tried) {
    return new Password(tried.length() > 2 * MAX_LENGTH ? "" : tried);
  }

  /// In NFC, so that a Mac and a phone type the same Hangul.
  byte[] bytes() {
    return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Password";
  }
}
