package chat.maru.messenger.files;

import chat.maru.messenger.Texts;
import java.text.Normalizer;

/// Names of files, made harmless: what a sender calls a file is shown to others and becomes a name
/// on their disks.
public final class FileNames {
  /// The longest name, in UTF-16 units.
  static final int LONGEST = 180;

  private FileNames() {}

  /// The last part of a path in either spelling, in NFC, without control characters, without marks
  /// that turn the direction of writing (`gpj.exe` must not read `exe.jpg`), not hidden, not empty.
  public static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(Texts.mended(last.replace("\0", "")), Normalizer.Form.NFC)
        .codePoints()
        .filter(FileNames::harmless)
        .forEach(out::appendCodePoint);
    String clean = out.toString().replaceAll("[<>:\"|?*]", "_").strip().replaceAll("^\\.+", "");
    clean = shortened(clean).replaceAll("[. ]+$", "");
    return clean.isEmpty() ? "file" : clean;
  }

  private static boolean harmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          // Emoji are joined by this one.
          c == 0x200d;
      default -> true;
    };
  }

  /// Keeps the ending, by which people and machines know what it is.
  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
    int end = LONGEST - ending.length();
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end)
        + ending;
  }
}
