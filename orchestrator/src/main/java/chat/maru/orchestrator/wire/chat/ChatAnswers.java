package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Answer.Choice;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole answers: `chat.completion` objects.
final class ChatAnswers {
  private ChatAnswers() {}

  static Answer read(JsonObject body) {
    List<JsonObject> choices =
        body.findArray("choices").stream().flatMap(JsonArray::objects).toList();
    if (choices.isEmpty()) {
      throw WireError.broken("an answer without choices");
    }
    return new Answer(
        body.findString("id").orElse(""),
        body.findString("model").orElse(""),
        choices.stream().map(ChatAnswers::choice).toList(),
        body.findObject("usage").map(ChatUsage::read).orElse(Tokens.NONE));
  }

  private static Choice choice(JsonObject choice) {
    JsonObject message =
        choice
            .findObject("message")
            .orElseThrow(() -> WireError.broken("a choice without a message"));
    List<Part> parts = new ArrayList<>();
    thought(message).forEach(text -> parts.add(new Part.Thinking(text, null)));
    text(message).forEach(text -> parts.add(Part.Text.of(text)));
    String refusal = message.findString("refusal").orElse("");
    if (!refusal.isEmpty()) {
      parts.add(new Part.Refusal(refusal));
    }
    List<Part.ToolCall> calls = ChatCalls.read(message);
    parts.addAll(calls);
    if (message.find("audio").orElse(JsonNull.NULL) instanceof JsonObject) {
      throw WireError.broken("an answer with audio");
    }
    String reason =
        choice
            .findString("finish_reason")
            .orElseThrow(() -> WireError.broken("an answer without a finish_reason"));
    return new Choice(parts, ChatStops.read(reason, !calls.isEmpty(), !refusal.isEmpty()), null);
  }

  /// DeepSeek, vLLM and llama.cpp say `reasoning_content`, OpenRouter and Ollama `reasoning`.
  static List<String> thought(JsonObject message) {
    for (String name : List.of("reasoning_content", "reasoning")) {
      if (message.find(name).orElse(JsonNull.NULL) instanceof chat.maru.base.json.JsonString text
          && !text.value().isEmpty()) {
        return List.of(text.value());
      }
    }
    return List.of();
  }

  private static List<String> text(JsonObject message) {
    String text = message.findString("content").orElse("");
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /// @param asked what is answered; `null` if nobody knows
  static JsonObject write(Answer answer, @Nullable Prompt asked) {
    List<Json> choices = new ArrayList<>();
    for (Choice choice : answer.choices()) {
      choices.add(choice(choice, choices.size(), asked));
    }
    return head(answer.id(), "chat.completion", answer.model())
        .put("choices", new JsonArray(choices))
        .put("usage", ChatUsage.write(answer.tokens()))
        .build();
  }

  static JsonObject.Builder head(String id, String object, String model) {
    return JsonObject.builder()
        .put("id", id.isEmpty() ? "chatcmpl-maru" : id)
        .put("object", object)
        .put("created", System.currentTimeMillis() / 1000)
        .put("model", model);
  }

  private static JsonObject choice(Choice choice, int index, @Nullable Prompt asked) {
    StringBuilder text = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    StringBuilder refusal = new StringBuilder();
    List<Json> calls = new ArrayList<>();
    for (Part part : choice.parts()) {
      switch (part) {
        case Part.Text said -> text.append(said.text());
        case Part.Thinking thinking -> thought.append(thinking.text());
        case Part.Refusal refused -> refusal.append(refused.text());
        case Part.ToolCall call -> calls.add(ChatCalls.write(call, asked));
        case Part.Image _, Part.Audio _, Part.Document _, Part.ToolResult _ ->
            throw WireError.broken("an answer with something that is no text");
      }
    }
    JsonObject.Builder message =
        JsonObject.builder()
            .put("role", "assistant")
            .put("content", text.isEmpty() ? JsonNull.NULL : Json.of(text.toString()))
            .put("refusal", refusal.isEmpty() ? JsonNull.NULL : Json.of(refusal.toString()))
            .put("annotations", JsonArray.EMPTY);
    if (!thought.isEmpty()) {
      message.put("reasoning_content", thought.toString());
    }
    if (!calls.isEmpty()) {
      message.put("tool_calls", new JsonArray(calls));
    }
    return JsonObject.builder()
        .put("index", index)
        .put("message", message.build())
        .putNull("logprobs")
        .put("finish_reason", ChatStops.write(choice.stop(), !refusal.isEmpty()))
        .build();
  }
}
