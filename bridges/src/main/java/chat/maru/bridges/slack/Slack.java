package chat.maru.bridges.slack;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.reading.JsonFormat;
import java.util.List;
import java.util.regex.Pattern;

/// One channel of a Slack export. The people stand in a part of their own, named [#PEOPLE].
public final class Slack {
  public static final String PEOPLE = "users.json";

  private Slack() {}

  public static ExportFormat format() {
    return new JsonFormat(
        "slack",
        "slack-zip",
        Pattern.compile("\"(?:ts|thread_ts|client_msg_id)\"\\s*:"),
        List.of("\"ts\""),
        file -> new ChannelMessages(People.of(file), title(file)),
        Slack::days);
  }

  private static List<ExportFile.Part> days(ExportFile file) {
    return file.parts().stream().filter(part -> !part.name().endsWith(PEOPLE)).toList();
  }

  /// The channel: the folder of the days.
  private static String title(ExportFile file) {
    String first = days(file).getFirst().name();
    int slash = first.lastIndexOf('/');
    return slash < 0 ? "" : first.substring(first.lastIndexOf('/', slash - 1) + 1, slash);
  }
}
