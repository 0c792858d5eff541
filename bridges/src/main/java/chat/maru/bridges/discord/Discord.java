package chat.maru.bridges.discord;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.reading.JsonFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The export of a Discord channel.
public final class Discord {
  private Discord() {}

  public static ExportFormat format() {
    return new JsonFormat(
        "discord",
        "discord-json",
        Pattern.compile("\"(?:timestampEdited|discriminator|isPinned)\"\\s*:"),
        List.of("\"guild\"", "\"channel\""),
        _ -> new ChannelMessages(),
        ExportFile::parts);
  }
}
