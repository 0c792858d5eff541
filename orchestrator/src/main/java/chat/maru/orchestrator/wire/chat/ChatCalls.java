package chat.maru.orchestrator.wire.chat;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part.ToolCall;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.List;

/// The `tool_calls` of a message.
final class ChatCalls {
  private ChatCalls() {}

  static List<ToolCall> read(JsonObject message) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonObject call :
        message.findArray("tool_calls").stream().flatMap(JsonArray::objects).toList()) {
      JsonObject function =
          call.findObject("function")
              .orElseThrow(
                  () ->
                      WireError.cannotSay(
                          "tool_calls[" + calls.size() + "].type",
                          call.findString("type").orElse("missing") + " is known to OpenAI alone"));
      calls.add(
          new ToolCall(
              call.findString("id").filter(id -> !id.isEmpty()).orElse("call_" + calls.size()),
              function.requireString("name"),
              function.findString("arguments").orElse(""),
              null));
    }
    return calls;
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
