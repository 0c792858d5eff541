package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.List;

/// Contents as JSON: the same text in the database and on the wire.
public final class ContentJson {
  private ContentJson() {}

  public static JsonObject of(Content content) {
    return switch (content) {
      case Content.Text(String words, List<Attachment> files) ->
          typed("text").put("text", words).put("files", AttachmentJson.of(files)).build();
      case Content.Answer answer -> of(answer);
      case Content.Placeholder(String kind, String text) ->
          typed("placeholder").put("kind", kind).put("text", text).build();
      case Content.Notice(String code, String text, JsonObject params) ->
          typed("notice").put("code", code).put("text", text).put("params", params).build();
      case Content.Made made -> MadeJson.of(made);
      case Content.Deleted() -> typed("deleted").build();
    };
  }

  public static JsonObject of(Content.Answer answer) {
    return typed("answer")
        .put("parts", array(answer.parts().stream().map(ContentJson::part).toList()))
        .put("citations", array(answer.citations().stream().map(ContentJson::citation).toList()))
        .put("turn", answer.turn())
        .put("receipt", answer.receipt())
        .put("locale", answer.locale())
        .put("askedBy", answer.askedBy() == null ? null : answer.askedBy().value())
        .put("complete", answer.complete())
        .build();
  }

  /// @throws MaruException `INVALID` if it is no content of ours
  public static Content parse(JsonObject json) {
    String type = json.requireString("type");
    return switch (type) {
      case "text" -> new Content.Text(json.requireString("text"), AttachmentJson.parseAll(json));
      case "answer" -> parseAnswer(json);
      case "placeholder" ->
          new Content.Placeholder(json.requireString("kind"), json.requireString("text"));
      case "notice" ->
          new Content.Notice(
              json.requireString("code"),
              json.findString("text").orElse(""),
              json.findObject("params").orElse(JsonObject.EMPTY));
      case "deleted" -> new Content.Deleted();
      case MadeJson.POLL -> MadeJson.poll(json);
      default -> throw MaruException.invalid("type", type, "a kind of content");
    };
  }

  static Content.Answer parseAnswer(JsonObject json) {
    return new Content.Answer(
        json.requireArray("parts").objects().map(ContentJson::parsePart).toList(),
        json.requireArray("citations")
            .objects()
            .map(
                each ->
                    new Content.Citation(
                        (int) each.requireLong("n"),
                        MessageId.parse(each.requireString("message"))))
            .toList(),
        json.requireString("turn"),
        json.findString("receipt").orElse(""),
        json.findString("locale").orElse("en"),
        json.findString("askedBy").map(MemberId::parse).orElse(null),
        json.requireBool("complete"));
  }

  private static Json part(Content.Part part) {
    return switch (part) {
      case Content.TextPart(String text) -> typed("text").put("text", text).build();
      case Content.Quote quote ->
          typed("quote")
              .put("n", quote.n())
              .put("message", quote.message().value())
              .put("author", quote.author().value())
              .put("authorName", quote.authorName())
              .put("at", Wire.time(quote.at()))
              .put("text", quote.text())
              .build();
    };
  }

  private static Content.Part parsePart(JsonObject json) {
    return "quote".equals(json.requireString("type"))
        ? new Content.Quote(
            (int) json.requireLong("n"),
            MessageId.parse(json.requireString("message")),
            MemberId.parse(json.requireString("author")),
            json.requireString("authorName"),
            Instant.parse(json.requireString("at")),
            json.requireString("text"))
        : new Content.TextPart(json.requireString("text"));
  }

  private static Json citation(Content.Citation citation) {
    return JsonObject.builder()
        .put("n", citation.n())
        .put("message", citation.message().value())
        .build();
  }

  private static JsonArray array(List<Json> values) {
    return new JsonArray(values);
  }

  private static JsonObject.Builder typed(String type) {
    return JsonObject.builder().put("type", type);
  }
}
