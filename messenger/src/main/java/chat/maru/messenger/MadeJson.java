package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was made by acts, as JSON.
final class MadeJson {
  static final String POLL = "poll";

  private MadeJson() {}

  static JsonObject of(Content.Made made) {
    return switch (made) {
      case Content.Poll poll -> of(poll);
    };
  }

  private static JsonObject of(Content.Poll poll) {
    return begun(POLL, poll)
        .put("question", poll.question())
        .put("options", Wire.array(poll.options(), MadeJson::option))
        .put("multiple", poll.multiple())
        .put("anonymous", poll.anonymous())
        .put("closesAt", time(poll.closesAt()))
        .put("closed", poll.closed())
        .put("voters", poll.voters())
        .build();
  }

  static Content.Poll poll(JsonObject json) {
    return new Content.Poll(
        json.requireString("question"),
        json.requireArray("options").objects().map(MadeJson::parseOption).toList(),
        json.requireBool("multiple"),
        json.requireBool("anonymous"),
        parseTime(json, "closesAt"),
        json.requireBool("closed"),
        (int) json.requireLong("voters"),
        by(json),
        origin(json));
  }

  private static Json option(Content.Option option) {
    return JsonObject.builder()
        .put("text", option.text())
        .put("at", time(option.at()))
        .put("votes", option.votes())
        .put("voters", members(option.voters()))
        .build();
  }

  private static Content.Option parseOption(JsonObject json) {
    return new Content.Option(
        json.requireString("text"),
        parseTime(json, "at"),
        (int) json.requireLong("votes"),
        parseMembers(json, "voters"));
  }

  private static JsonObject.Builder begun(String type, Content.Made made) {
    Content.Origin origin = made.origin();
    JsonObject.Builder out = JsonObject.builder().put("type", type).put("by", made.by().value());
    return origin == null
        ? out
        : out.put("turn", origin.turn())
            .put("receipt", origin.receipt())
            .put("source", origin.source().value());
  }

  private static MemberId by(JsonObject json) {
    return MemberId.parse(json.requireString("by"));
  }

  private static Content.@Nullable Origin origin(JsonObject json) {
    return json.findString("source")
        .map(
            source ->
                new Content.Origin(
                    json.requireString("turn"),
                    json.requireString("receipt"),
                    MessageId.parse(source)))
        .orElse(null);
  }

  private static JsonArray members(List<MemberId> members) {
    return Wire.array(members, member -> Json.of(member.value()));
  }

  private static List<MemberId> parseMembers(JsonObject json, String name) {
    return json.requireArray(name).strings().map(MemberId::parse).toList();
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : Wire.time(at);
  }

  private static @Nullable Instant parseTime(JsonObject json, String name) {
    return json.findString(name).map(Instant::parse).orElse(null);
  }
}
