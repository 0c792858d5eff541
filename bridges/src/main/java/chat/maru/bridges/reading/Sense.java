package chat.maru.bridges.reading;

import chat.maru.bridges.ExportRecord;
import java.text.Normalizer;

/// What a record says regardless of the device that exported it, for messengers whose exports
/// differ in little: one Unicode form, no marks that nobody sees, placeholders by kind and file.
public final class Sense {
  private Sense() {}

  public static String of(ExportRecord entry) {
    return switch (entry) {
      case ExportRecord.Message said -> text(said.text());
      case ExportRecord.Placeholder sent -> "\0" + sent.kind() + text(sent.text());
      case ExportRecord.Notice notice -> text(notice.text());
      case ExportRecord.Skipped _, ExportRecord.Warning _ -> "";
    };
  }

  private static String text(String text) {
    return Normalizer.normalize(Invisible.strip(text), Normalizer.Form.NFC).stripTrailing();
  }
}
