package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part.ToolCall;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `tool_calls` of a message.
final class ChatCalls {
  private ChatCalls() {}

  static List<ToolCall> read(JsonObject message) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonObject call :
        message.findArray("tool_calls").stream().flatMap(JsonArray::objects).toList()) {
      if (call.find("custom").orElse(null) instanceof JsonObject custom) {
        calls.add(
            new ToolCall(
                id(call, calls.size()),
                custom.requireString("name"),
                ToolSpec.arguments(custom.findString("input").orElse("")),
                null));
        continue;
      }
      JsonObject function =
          call.findObject("function")
              .orElseThrow(
                  () ->
                      WireError.cannotSay(
                          "tool_calls[" + calls.size() + "].type",
                          call.findString("type").orElse("missing") + " is known to OpenAI alone"));
      calls.add(
          new ToolCall(
              id(call, calls.size()),
              function.requireString("name"),
              function.findString("arguments").orElse(""),
              null));
    }
    return calls;
  }

  private static String id(JsonObject call, int number) {
    return call.findString("id").filter(id -> !id.isEmpty()).orElse("call_" + number);
  }

  /// A call as the client's tool takes it.
  static JsonObject write(ToolCall call, @Nullable Prompt asked) {
    return asked != null && asked.takesText(call.name())
        ? text(call.id(), call.name(), call.arguments())
        : write(call);
  }

  /// A call of a tool that takes plain text.
  static JsonObject text(String id, String name, String arguments) {
    return JsonObject.builder()
        .put("id", id)
        .put("type", "custom")
        .put(
            "custom",
            JsonObject.builder().put("name", name).put("input", ToolSpec.text(arguments)).build())
        .build();
  }

  static JsonObject write(ToolCall call) {
    return JsonObject.builder()
        .put("id", call.id())
        .put("type", "function")
        .put(
            "function", function(call.name(), call.arguments().isEmpty() ? "{}" : call.arguments()))
        .build();
  }

  static JsonObject function(String name, String arguments) {
    return JsonObject.builder().put("name", name).put("arguments", arguments).build();
  }
}
