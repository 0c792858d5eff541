package chat.maru.bridges.slack;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Header;
import chat.maru.bridges.PlaceholderKind;
import chat.maru.bridges.Stamp;
import chat.maru.bridges.reading.JsonReader;
import chat.maru.bridges.reading.MediaFile;
import chat.maru.bridges.reading.SeenIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Messages of one channel, day by day. `ts` is both the time and the id; the day of a file's name
/// follows some zone and is not used.
final class ChannelMessages implements JsonReader.Messages {
  private static final Set<String> WORDS =
      Set.of(
          "",
          "me_message",
          "file_share",
          "thread_broadcast",
          "bot_message",
          "file_comment",
          "reply_broadcast");

  private final People people;
  private final Markup markup;
  private final SeenIds seen = new SeenIds();
  private final Header header;

  ChannelMessages(People people, String channel) {
    this.people = people;
    this.markup = new Markup(people);
    this.header =
        channel.isEmpty() ? Header.NONE : new Header("slack " + channel, channel, null, null);
  }

  @Override
  public void begin(JsonObject before, boolean hasMessages) {
    // A day is an array and says nothing of itself.
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public void read(JsonObject message, long line, Queue<ExportRecord> out) {
    String ts = message.requireString("ts");
    if (!seen.add(ts)) {
      return;
    }
    Stamp stamp = stamp(ts);
    String subtype = message.findString("subtype").orElse("");
    String speaker = speaker(message);
    String text = markup.read(message.findString("text").orElse(""));
    if (subtype.equals("tombstone")) {
      out.add(new ExportRecord.Placeholder(line, stamp, speaker, PlaceholderKind.DELETED, text));
      return;
    }
    if (!WORDS.contains(subtype)) {
      out.add(new ExportRecord.Notice(line, stamp, false, null, text));
      return;
    }
    int before = out.size();
    if (!text.isEmpty()) {
      out.add(new ExportRecord.Message(line, stamp, speaker, text));
    }
    for (JsonObject file : files(message)) {
      String name = file.findString("name").or(() -> file.findString("title")).orElse("[file]");
      out.add(new ExportRecord.Placeholder(line, stamp, speaker, MediaFile.kind(name), name));
    }
    if (out.size() == before) {
      out.add(new ExportRecord.Message(line, stamp, speaker, attached(message)));
    }
  }

  /// Seconds with six decimals; never a floating number, which would round them.
  private static Stamp stamp(String ts) {
    BigDecimal seconds = new BigDecimal(ts);
    long whole = seconds.longValue();
    long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
    return new Stamp.Exact(Instant.ofEpochSecond(whole, nanos));
  }

  private String speaker(JsonObject message) {
    Optional<String> user =
        message
            .findString("user")
            .or(() -> message.findObject("comment").flatMap(comment -> comment.findString("user")));
    if (user.isPresent()) {
      return people.speaker(user.get(), message.findObject("user_profile").orElse(null));
    }
    String bot = message.findString("username").orElse("");
    return people.speaker(
        message.findString("bot_id").orElse(bot.isEmpty() ? "Slack" : bot),
        JsonObject.builder().put("real_name", bot).build());
  }

  private static List<JsonObject> files(JsonObject message) {
    Stream<JsonObject> all =
        Stream.concat(
            message.findArray("files").orElse(JsonArray.EMPTY).objects(),
            message.findObject("file").stream());
    return all.filter(file -> !file.findString("mode").orElse("").equals("tombstone")).toList();
  }

  /// The words of a bot that says nothing in its text.
  private String attached(JsonObject message) {
    return message
        .findArray("attachments")
        .orElse(JsonArray.EMPTY)
        .objects()
        .map(
            part ->
                part.findString("text")
                    .filter(text -> !text.isEmpty())
                    .or(() -> part.findString("fallback"))
                    .or(() -> part.findString("title"))
                    .orElse(""))
        .filter(text -> !text.isEmpty())
        .map(markup::read)
        .collect(Collectors.joining("\n"));
  }
}
