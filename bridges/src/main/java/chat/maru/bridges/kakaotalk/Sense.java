package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.PlaceholderKind;
import java.text.Normalizer;

/// What a record says regardless of the device that exported it: placeholders by kind, no emoticon
/// before a text, one Unicode form (a Mac decomposes Hangul).
final class Sense {
  private static final String EMOTICON = "Emoticons ";

  private Sense() {}

  static String of(ExportRecord entry) {
    return switch (entry) {
      case ExportRecord.Message said -> text(said.text());
      case ExportRecord.Placeholder sent -> placeholder(sent.kind(), sent.text());
      case ExportRecord.Notice notice -> text(notice.text());
      case ExportRecord.Skipped _, ExportRecord.Warning _ -> "";
    };
  }

  private static String text(String text) {
    String words = text.startsWith(EMOTICON) ? text.substring(EMOTICON.length()) : text;
    return (Normalizer.isNormalized(words, Normalizer.Form.NFC)
            ? words
            : Normalizer.normalize(words, Normalizer.Form.NFC))
        .stripTrailing();
  }

  private static String placeholder(PlaceholderKind kind, String text) {
    String detail =
        switch (kind) {
          case PHOTOS -> text.replaceAll("\\D", "");
          case FILE -> text(text.substring(text.indexOf(':') + 1).strip());
          case PHOTO, VIDEO, EMOTICON, VOICE, DELETED -> "";
        };
    return "\0" + kind + detail;
  }
}
