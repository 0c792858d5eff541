package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.ToolSpec;

/// A call of a tool that takes plain text (`custom_tool_call`). Its text comes inside a JSON
/// string, so it is told when that is whole.
final class OpenTextCall implements OpenItem {
  private final Events events;
  private final String id = NewId.of("ctc");
  private final String call;
  private final String name;
  private final int index;
  private final StringBuilder arguments = new StringBuilder();

  OpenTextCall(Events events, String call, String name) {
    this.events = events;
    this.call = call;
    this.name = name;
    this.index = events.open(item("in_progress", ""));
  }

  void arguments(String fragment) {
    arguments.append(fragment);
  }

  /// A call that was cut short has no text yet.
  @Override
  public void close(String status) {
    String input = status.equals("completed") ? ToolSpec.text(arguments.toString()) : "";
    if (!input.isEmpty()) {
      events.add("response.custom_tool_call_input.delta", place().put("delta", input));
    }
    events.add("response.custom_tool_call_input.done", place().put("input", input));
    events.close(index, item(status, input));
  }

  private JsonObject.Builder place() {
    return JsonObject.builder().put("item_id", id).put("output_index", index);
  }

  private JsonObject item(String status, String input) {
    return JsonObject.builder()
        .put("id", id)
        .put("type", "custom_tool_call")
        .put("status", status)
        .put("call_id", call)
        .put("name", name)
        .put("input", input)
        .build();
  }
}
