package chat.maru.bridges.telegram;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.reading.JsonFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Telegram's export. An export of the whole account holds many chats and is refused with a word on
/// how to export one.
public final class Telegram {
  private Telegram() {}

  public static ExportFormat format() {
    return new JsonFormat(
        "telegram",
        "telegram-json",
        Pattern.compile("\"(?:from_id|actor_id|date_unixtime|text_entities)\"\\s*:"),
        List.of(),
        _ -> new ChatMessages(),
        ExportFile::parts);
  }
}
