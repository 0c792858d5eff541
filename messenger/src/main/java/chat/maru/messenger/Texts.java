package chat.maru.messenger;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may stand in a message or a name. Texts are kept as typed.
public final class Texts {
  /// The longest message, in UTF-16 units.
  public static final int MAX_MESSAGE = 20_000;

  /// The longest name of a room, in UTF-16 units.
  public static final int MAX_NAME = 128;

  private Texts() {}

  /// @throws MaruException `INVALID` if it is blank or cannot be kept, `TOO_LARGE`
  static String requireMessage(String text) {
    if (text.isBlank()) {
      throw MaruException.invalid("text", "nothing", "some words");
    }
    requireLength("text", text, MAX_MESSAGE);
    requireSound("text", text);
    return text;
  }

  /// Words that may be missing because something else came.
  static void requireWords(String text, boolean needed) {
    if (needed || !text.isBlank()) {
      requireMessage(text);
    }
  }

  /// A name in NFC, without blanks around it.
  static String requireName(String name) {
    String clean = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    if (clean.isEmpty()) {
      throw MaruException.invalid("name", "nothing", "a name");
    }
    requireLength("name", clean, MAX_NAME);
    requireSound("name", clean);
    return clean;
  }

  /// A short text in one line and NFC, without blanks around it.
  ///
  /// @throws MaruException `INVALID` if it is empty or cannot be kept
  public static String requireLine(String field, String text) {
    String clean = Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC);
    if (clean.isEmpty()) {
      throw MaruException.invalid(field, "nothing", "some words");
    }
    requireSound(field, clean);
    return clean;
  }

  static void requireLength(String field, String text, int most) {
    if (text.length() > most) {
      throw new MaruException(
              CommonError.TOO_LARGE,
              field + ": " + text.length() + " characters (expected: at most " + most + ")")
          .with(JsonObject.builder().put("length", text.length()).put("max", most).build());
    }
  }

  /// U+0000 and lone surrogates cannot be stored or sent as UTF-8.
  static void requireSound(String field, String text) {
    int broken = firstBroken(text, 0);
    if (broken >= 0) {
      String what = text.charAt(broken) == 0 ? "U+0000" : "half of a surrogate pair";
      throw MaruException.invalid(field, what + " at " + broken, "whole Unicode characters");
    }
  }

  /// `text` with U+FFFD in place of what cannot be kept: for imports, which refuse nothing.
  public static String mended(String text) {
    int broken = firstBroken(text, 0);
    if (broken < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int at = broken; at >= 0; at = firstBroken(text, at + 1)) {
      out.setCharAt(at, '\uFFFD');
    }
    return out.toString();
  }

  /// Names the original body of a post, to know it again after an edit.
  static String bodyHash(String text, @Nullable MessageId replyTo, List<String> files) {
    String body =
        text
            + '\0'
            + (replyTo == null ? "" : replyTo.value())
            + (files.isEmpty() ? "" : '\0' + String.join(" ", files));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int firstBroken(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return i;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
