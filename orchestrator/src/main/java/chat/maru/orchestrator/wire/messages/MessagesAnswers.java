package chat.maru.orchestrator.wire.messages;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Answer.Choice;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole answers: `message` objects.
final class MessagesAnswers {
  private MessagesAnswers() {}

  static Answer read(JsonObject body) {
    List<Part> parts = new ArrayList<>();
    body.findArray("content")
        .orElseThrow(() -> WireError.broken("an answer without content"))
        .objects()
        .forEach(block -> parts.add(part(block)));
    Stop stop =
        MessagesStops.read(
            body.findString("stop_reason")
                .orElseThrow(() -> WireError.broken("an answer without a stop_reason")));
    if (stop == Stop.REFUSAL) {
      body.findObject("stop_details")
          .flatMap(details -> details.findString("explanation"))
          .ifPresent(words -> parts.add(new Part.Refusal(words)));
    }
    return new Answer(
        body.findString("id").orElse(""),
        body.findString("model").orElse(""),
        List.of(new Choice(parts, stop, body.findString("stop_sequence").orElse(null))),
        body.findObject("usage").map(MessagesUsage::read).orElse(Tokens.NONE));
  }

  private static Part part(JsonObject block) {
    String type = block.findString("type").orElse("");
    return switch (type) {
      case "text" -> Part.Text.of(block.findString("text").orElse(""));
      case "thinking" -> MessagesProofs.read(block);
      case "redacted_thinking" ->
          new Part.Thinking("", MessagesProofs.redacted(block.findString("data").orElse("")));
      case "tool_use" ->
          new Part.ToolCall(
              block.findString("id").orElse(""),
              block.findString("name").orElse(""),
              block.findObject("input").orElse(JsonObject.EMPTY).toText(),
              null);
      default -> throw WireError.broken("a block of type " + type + ", which only Anthropic knows");
    };
  }

  static JsonObject write(Answer answer) {
    if (answer.choices().size() != 1) {
      throw WireError.broken(answer.choices().size() + " answers where one was expected");
    }
    Choice choice = answer.choices().getFirst();
    List<Json> content = new ArrayList<>();
    choice.parts().forEach(part -> content.add(block(part)));
    return head(answer.id(), answer.model())
        .put("content", new JsonArray(content))
        .put("stop_reason", MessagesStops.write(choice.stop()))
        .put("stop_sequence", word(choice.stopWord()))
        .putNull("stop_details")
        .putNull("container")
        .put("usage", MessagesUsage.write(answer.tokens()))
        .build();
  }

  /// What stands in every answer; Anthropic's ids begin with `msg_`.
  static JsonObject.Builder head(String id, String model) {
    return JsonObject.builder()
        .put("id", id.startsWith("msg_") ? id : "msg_" + (id.isEmpty() ? "maru" : id))
        .put("type", "message")
        .put("role", "assistant")
        .put("model", model);
  }

  static Json word(@Nullable String stopWord) {
    return stopWord == null ? JsonNull.NULL : Json.of(stopWord);
  }

  private static JsonObject block(Part part) {
    return switch (part) {
      case Part.Text text -> said(text.text());
      case Part.Refusal refusal -> said(refusal.text());
      case Part.Thinking thinking -> thinking(thinking);
      case Part.ToolCall call -> call(call.id(), call.name(), input(call.arguments()));
      case Part.Image _, Part.Audio _, Part.Document _, Part.ToolResult _ ->
          throw WireError.broken("an answer with something that is no text");
    };
  }

  static JsonObject thinking(Part.Thinking thinking) {
    Part.Opaque opaque = thinking.opaque();
    if (opaque != null
        && opaque.wire() == chat.maru.orchestrator.wire.Wire.MESSAGES
        && opaque.kind().equals(MessagesProofs.REDACTED)) {
      return redacted(opaque);
    }
    return JsonObject.builder()
        .put("type", "thinking")
        .put("thinking", thinking.text())
        .put("signature", MessagesProofs.write(opaque))
        .build();
  }

  static JsonObject redacted(Part.Opaque opaque) {
    return JsonObject.builder()
        .put("type", MessagesProofs.REDACTED)
        .put("data", opaque.value().findString("data").orElse(""))
        .build();
  }

  /// A call in an answer.
  static JsonObject call(String id, String name, JsonObject input) {
    return JsonObject.builder()
        .put("type", "tool_use")
        .put("id", id)
        .put("name", name)
        .put("input", input)
        .put("caller", JsonObject.builder().put("type", "direct").build())
        .build();
  }

  /// Words in an answer.
  static JsonObject said(String text) {
    return text(text).toBuilder().putNull("citations").build();
  }

  static JsonObject text(String text) {
    return JsonObject.builder().put("type", "text").put("text", text).build();
  }

  private static JsonObject input(String arguments) {
    if (arguments.isBlank()) {
      return JsonObject.EMPTY;
    }
    try {
      return Json.parseObject(arguments);
    } catch (MaruException e) {
      throw WireError.broken("a tool call whose arguments are no JSON object");
    }
  }
}
