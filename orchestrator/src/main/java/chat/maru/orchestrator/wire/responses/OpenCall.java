package chat.maru.orchestrator.wire.responses;

import chat.maru.base.json.JsonObject;

/// A tool call whose arguments are being written.
final class OpenCall implements OpenItem {
  private final Events events;
  private final String id = NewId.of("fc");
  private final String call;
  private final String name;
  private final int index;
  private final StringBuilder arguments = new StringBuilder();

  /// @param call the id that its result will name, which is not the item's own
  OpenCall(Events events, String call, String name) {
    this.events = events;
    this.call = call;
    this.name = name;
    this.index = events.open(item("in_progress"));
  }

  void arguments(String fragment) {
    if (fragment.isEmpty()) {
      return;
    }
    arguments.append(fragment);
    events.add("response.function_call_arguments.delta", place().put("delta", fragment));
  }

  @Override
  public void close(String status) {
    if (arguments.isEmpty() && status.equals("completed")) {
      arguments("{}"); // clients parse what they get
    }
    events.add(
        "response.function_call_arguments.done",
        place().put("name", name).put("arguments", arguments.toString()));
    events.close(index, item(status));
  }

  private JsonObject.Builder place() {
    return JsonObject.builder().put("item_id", id).put("output_index", index);
  }

  private JsonObject item(String status) {
    return JsonObject.builder()
        .put("id", id)
        .put("type", "function_call")
        .put("status", status)
        .put("call_id", call)
        .put("name", name)
        .put("arguments", arguments.toString())
        .build();
  }
}
