package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Marks as JSON: one shape in the database and, flattened into the message, on the wire.
public final class MarksJson {
  private MarksJson() {}

  /// For the database; empty when there is nothing.
  public static String text(Marks marks) {
    return marks.equals(Marks.NONE) ? "" : addTo(JsonObject.builder(), marks).build().toText();
  }

  /// Reads what [#text] wrote.
  public static Marks parse(String text) {
    if (text.isEmpty()) {
      return Marks.NONE;
    }
    JsonObject json = Json.parseObject(text);
    return new Marks(
        json.findArray("reactions").stream()
            .flatMap(all -> all.objects())
            .map(
                each ->
                    new Reaction(
                        each.requireString("emoji"), (int) each.requireLong("count"), false))
            .toList(),
        json.findString("thread").map(MessageId::new).orElse(null),
        (int) json.findLong("replies").orElse(0),
        json.findString("repliedAt").map(Instant::parse).orElse(null),
        json.findBool("pinned").orElse(false),
        json.findObject("forwarded").map(MarksJson::parseOrigin).orElse(null),
        json.findBool("mentionsAll").orElse(false),
        json.findBool("silent").orElse(false));
  }

  /// Adds the fields that say something.
  static JsonObject.Builder addTo(JsonObject.Builder out, Marks marks) {
    Instant repliedAt = marks.repliedAt();
    return out.put("reactions", reactions(marks))
        .put("thread", marks.thread() == null ? null : marks.thread().value())
        .put("replies", marks.replies() == 0 ? null : Json.of(marks.replies()))
        .put("repliedAt", repliedAt == null ? null : Wire.time(repliedAt))
        .put("pinned", flag(marks.pinned()))
        .put("forwarded", marks.origin() == null ? null : origin(marks.origin()))
        .put("mentionsAll", flag(marks.everyone()))
        .put("silent", flag(marks.silent()));
  }

  private static Json origin(Origin origin) {
    return JsonObject.builder()
        .put("authorName", origin.authorName())
        .put("authorKind", origin.authorKind().code())
        .build();
  }

  private static Origin parseOrigin(JsonObject json) {
    return new Origin(
        json.requireString("authorName"),
        MemberKind.valueOf(json.requireString("authorKind").toUpperCase(Locale.ROOT)));
  }

  private static @Nullable Json flag(boolean value) {
    return value ? Json.of(true) : null;
  }

  private static @Nullable Json reactions(Marks marks) {
    return marks.reactions().isEmpty()
        ? null
        : Wire.array(
            marks.reactions(),
            each ->
                JsonObject.builder()
                    .put("emoji", each.emoji())
                    .put("count", each.count())
                    .put("mine", each.mine() ? Json.of(true) : null)
                    .build());
  }
}
