package chat.maru.bridges.telegram;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Header;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.PlaceholderKind;
import chat.maru.bridges.Stamp;
import chat.maru.bridges.reading.JsonReader;
import chat.maru.bridges.reading.MediaFile;
import chat.maru.bridges.reading.Names;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Messages of one chat. What was sent with a picture stands in the export as one message; here the
/// picture and its words are two, in this order.
final class ChatMessages implements JsonReader.Messages {
  private static final String GONE = "Deleted Account";

  private final Names names = new Names();
  private Header header = Header.NONE;

  @Override
  public void begin(JsonObject before, boolean hasMessages) {
    if (!hasMessages) {
      if (before.has("chats") || before.has("personal_information")) {
        throw ImportError.IMPORT_ACCOUNT.exception();
      }
      throw ImportError.IMPORT_NO_MESSAGES.with(Map.of("kind", "telegram"));
    }
    String name = before.findString("name").orElse(null);
    String id = before.find("id").map(Json::toString).orElse("");
    header = new Header(id.isEmpty() ? "" : "telegram " + id, name, null, null);
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public void read(JsonObject message, long line, Queue<ExportRecord> out) {
    Stamp stamp = stamp(message);
    if (!message.findString("type").orElse("message").equals("message")) {
      out.add(new ExportRecord.Notice(line, stamp, false, null, Service.text(message)));
      return;
    }
    String speaker = speaker(message);
    String text = text(message);
    Media media = media(message);
    if (media != null) {
      out.add(new ExportRecord.Placeholder(line, stamp, speaker, media.kind(), media.text()));
    }
    if (media == null || !text.isEmpty()) {
      out.add(
          new ExportRecord.Message(line, stamp, speaker, text.isEmpty() ? other(message) : text));
    }
  }

  /// The moment where the export tells it (since 2022), else the wall clock of who exported.
  private static Stamp stamp(JsonObject message) {
    Optional<String> seconds = message.findString("date_unixtime");
    return seconds.isPresent()
        ? new Stamp.Exact(Instant.ofEpochSecond(Long.parseLong(seconds.get())))
        : new Stamp.Wall(LocalDateTime.parse(message.requireString("date")));
  }

  private String speaker(JsonObject message) {
    String name = message.findString("from").orElse(GONE);
    String id = message.find("from_id").map(Json::toString).orElse(name);
    return names.of(id, name);
  }

  /// A string, or strings and objects that each have a `text`, joined without anything between.
  private static String text(JsonObject message) {
    JsonArray entities = message.findArray("text_entities").orElse(JsonArray.EMPTY);
    return entities.size() > 0
        ? joined(entities)
        : switch (message.find("text").orElse(new JsonString(""))) {
          case JsonString words -> words.value();
          case JsonArray pieces -> joined(pieces);
          default -> "";
        };
  }

  private static String joined(JsonArray pieces) {
    return pieces.values().stream()
        .map(
            piece ->
                switch (piece) {
                  case JsonString words -> words.value();
                  case JsonObject object -> object.findString("text").orElse("");
                  default -> "";
                })
        .collect(Collectors.joining());
  }

  private record Media(PlaceholderKind kind, String text) {}

  private static @Nullable Media media(JsonObject message) {
    if (message.has("photo")) {
      return new Media(PlaceholderKind.PHOTO, "[photo]");
    }
    Optional<String> type = message.findString("media_type");
    String name = message.findString("file_name").orElse("");
    if (type.isEmpty()) {
      return message.has("file") || !name.isEmpty()
          ? new Media(MediaFile.kind(name), name.isEmpty() ? "[file]" : name)
          : null;
    }
    return switch (type.get()) {
      case "sticker" ->
          new Media(
              PlaceholderKind.EMOTICON, message.findString("sticker_emoji").orElse("[sticker]"));
      case "voice_message" -> new Media(PlaceholderKind.VOICE, "[voice message]");
      case "video_file", "video_message", "animation" ->
          new Media(PlaceholderKind.VIDEO, name.isEmpty() ? "[video]" : name);
      default -> new Media(PlaceholderKind.FILE, name.isEmpty() ? "[" + type.get() + "]" : name);
    };
  }

  /// What a message without words and files holds.
  private static String other(JsonObject message) {
    Optional<String> poll =
        message
            .findObject("poll")
            .map(
                found ->
                    found.findString("question").orElse("")
                        + found
                            .findArray("answers")
                            .orElse(JsonArray.EMPTY)
                            .objects()
                            .map(answer -> "\n- " + answer.findString("text").orElse(""))
                            .collect(Collectors.joining()));
    Optional<String> contact =
        message
            .findObject("contact_information")
            .map(
                found ->
                    (found.findString("first_name").orElse("")
                            + " "
                            + found.findString("last_name").orElse("")
                            + " "
                            + found.findString("phone_number").orElse(""))
                        .strip());
    Optional<String> place =
        message
            .findObject("location_information")
            .map(
                found ->
                    found.find("latitude").map(Json::toString).orElse("")
                        + ", "
                        + found.find("longitude").map(Json::toString).orElse(""));
    return poll.or(() -> contact).or(() -> place).orElse("");
  }
}
