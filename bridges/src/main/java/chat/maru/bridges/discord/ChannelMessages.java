package chat.maru.bridges.discord;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Header;
import chat.maru.bridges.PlaceholderKind;
import chat.maru.bridges.Stamp;
import chat.maru.bridges.reading.JsonReader;
import chat.maru.bridges.reading.MediaFile;
import chat.maru.bridges.reading.Names;
import chat.maru.bridges.reading.SeenIds;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/// Messages of one channel. The words come first, then each file and sticker for itself.
final class ChannelMessages implements JsonReader.Messages {
  private static final Set<String> NOTICES =
      Set.of(
          "Call",
          "RecipientAdd",
          "RecipientRemove",
          "ChannelNameChange",
          "ChannelIconChange",
          "ChannelPinnedMessage",
          "GuildMemberJoin",
          "ThreadCreated");

  private final Names names = new Names();
  private final SeenIds seen = new SeenIds();
  private Header header = Header.NONE;

  @Override
  public void begin(JsonObject before, boolean hasMessages) {
    if (!header.equals(Header.NONE)) {
      return; // a further part
    }
    String guild = before.findObject("guild").flatMap(g -> g.findString("name")).orElse("");
    Optional<JsonObject> channel = before.findObject("channel");
    String name = channel.flatMap(c -> c.findString("name")).orElse("");
    String id = channel.flatMap(c -> c.findString("id")).orElse("");
    String title = guild.isEmpty() || guild.equals("Direct Messages") ? name : guild + " #" + name;
    header = new Header("discord " + id, title.isEmpty() ? null : title, null, null);
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public void read(JsonObject message, long line, Queue<ExportRecord> out) {
    if (!seen.add(message.requireString("id"))) {
      return;
    }
    Stamp stamp =
        new Stamp.Exact(OffsetDateTime.parse(message.requireString("timestamp")).toInstant());
    String speaker = speaker(message.requireObject("author"));
    String text = message.findString("content").orElse("");
    if (NOTICES.contains(message.findString("type").orElse("Default"))) {
      out.add(new ExportRecord.Notice(line, stamp, false, null, (speaker + " " + text).strip()));
      return;
    }
    int before = out.size();
    if (!text.isEmpty()) {
      out.add(new ExportRecord.Message(line, stamp, speaker, text));
    }
    for (JsonObject file : list(message, "attachments")) {
      String name = file.findString("fileName").orElse("");
      out.add(new ExportRecord.Placeholder(line, stamp, speaker, MediaFile.kind(name), name));
    }
    for (JsonObject sticker : list(message, "stickers")) {
      String name = sticker.findString("name").orElse("[sticker]");
      out.add(new ExportRecord.Placeholder(line, stamp, speaker, PlaceholderKind.EMOTICON, name));
    }
    if (out.size() == before) {
      out.add(new ExportRecord.Message(line, stamp, speaker, embeds(message)));
    }
  }

  private String speaker(JsonObject author) {
    String name =
        author
            .findString("nickname")
            .filter(nickname -> !nickname.isEmpty())
            .or(() -> author.findString("name"))
            .orElse("");
    return names.of(author.findString("id").orElse(name), name);
  }

  private static Iterable<JsonObject> list(JsonObject message, String field) {
    return message.findArray(field).orElse(JsonArray.EMPTY).objects().toList();
  }

  /// The words of what a bot embeds.
  private static String embeds(JsonObject message) {
    return message
        .findArray("embeds")
        .orElse(JsonArray.EMPTY)
        .objects()
        .map(
            embed ->
                (embed.findString("title").orElse("")
                        + "\n"
                        + embed.findString("description").orElse(""))
                    .strip())
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
