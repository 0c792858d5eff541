package chat.maru.orchestrator.wire.messages;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the events of a stream (docs.claude.com/en/docs/build-with-claude/streaming). New types of
/// events may appear at any time; they are passed over, as Anthropic asks.
final class MessagesStreamReader implements Codec.StreamReader {
  private final Map<Long, Block> blocks = new HashMap<>();
  private JsonObject usage = JsonObject.EMPTY;
  private int calls;
  private boolean finished;
  private boolean over;

  /// A content block that has begun.
  private static final class Block {
    private final String type;

    /// Counts the tool calls; -1 for anything else.
    private final int call;

    private boolean arguments;

    private Block(String type, int call) {
      this.type = type;
      this.call = call;
    }
  }

  @Override
  public List<Delta> read(String name, JsonObject data) {
    String type = data.findString("type").orElse(name);
    return switch (type) {
      case "message_start" -> start(data.requireObject("message"));
      case "content_block_start" -> begin(data);
      case "content_block_delta" -> delta(data);
      case "content_block_stop" -> end(data);
      case "message_delta" -> finish(data);
      case "message_stop" -> {
        over = true;
        yield List.of();
      }
      case "error" -> throw WireError.broken("an error");
      default -> List.of();
    };
  }

  @Override
  public boolean whole() {
    return over && finished;
  }

  @Override
  public boolean over() {
    return over;
  }

  private List<Delta> start(JsonObject message) {
    usage = message.findObject("usage").orElse(JsonObject.EMPTY);
    return List.of(
        new Delta.Begin(
            message.findString("id").orElse(""), message.findString("model").orElse("")),
        new Delta.Report(MessagesUsage.read(usage)));
  }

  private List<Delta> begin(JsonObject data) {
    JsonObject given = data.requireObject("content_block");
    String type = given.requireString("type");
    Block block = new Block(type, type.equals("tool_use") ? calls++ : -1);
    blocks.put(data.requireLong("index"), block);
    return switch (type) {
      case "text" -> text(given.findString("text").orElse(""));
      case "thinking" -> thought(given.findString("thinking").orElse(""));
      case "redacted_thinking" ->
          List.of(
              new Delta.Proof(
                  0, null, MessagesProofs.redacted(given.findString("data").orElse(""))));
      case "tool_use" -> call(given, block);
      default -> List.of(new Delta.Native(type));
    };
  }

  private static List<Delta> call(JsonObject given, Block block) {
    List<Delta> deltas = new ArrayList<>();
    deltas.add(
        new Delta.ToolBegin(0, block.call, given.requireString("id"), given.requireString("name")));
    JsonObject input = given.findObject("input").orElse(JsonObject.EMPTY);
    if (!input.names().isEmpty()) {
      block.arguments = true;
      deltas.add(new Delta.ToolArguments(0, block.call, input.toText()));
    }
    return deltas;
  }

  private List<Delta> delta(JsonObject data) {
    Block block = block(data);
    JsonObject delta = data.requireObject("delta");
    String type = delta.requireString("type");
    return switch (type) {
      case "text_delta" -> text(delta.findString("text").orElse(""));
      case "thinking_delta" -> thought(delta.findString("thinking").orElse(""));
      case "signature_delta" -> proof(delta.findString("signature").orElse(""));
      case "input_json_delta" ->
          block.call < 0
              ? List.of(new Delta.Native(block.type))
              : arguments(block, delta.findString("partial_json").orElse(""));
      default -> List.of(new Delta.Native(block.type + " " + type));
    };
  }

  private static List<Delta> arguments(Block block, String fragment) {
    if (fragment.isEmpty()) {
      return List.of();
    }
    block.arguments = true;
    return List.of(new Delta.ToolArguments(0, block.call, fragment));
  }

  private List<Delta> end(JsonObject data) {
    Block block = block(data);
    // A call without arguments has no fragment; everywhere else it has an empty object.
    return block.call >= 0 && !block.arguments ? arguments(block, "{}") : List.of();
  }

  private Block block(JsonObject data) {
    long index = data.requireLong("index");
    Block block = blocks.get(index);
    if (block == null) {
      throw WireError.broken("an event of block " + index + ", which has not begun");
    }
    return block;
  }

  private List<Delta> finish(JsonObject data) {
    List<Delta> deltas = new ArrayList<>();
    JsonObject delta = data.findObject("delta").orElse(JsonObject.EMPTY);
    String reason = delta.findString("stop_reason").orElse("");
    if (!reason.isEmpty()) {
      finished = true;
      Stop stop = MessagesStops.read(reason);
      if (stop == Stop.REFUSAL) {
        delta
            .findObject("stop_details")
            .flatMap(details -> details.findString("explanation"))
            .ifPresent(words -> deltas.add(new Delta.Refusal(0, words)));
      }
      deltas.add(new Delta.Finish(0, stop, delta.findString("stop_sequence").orElse(null)));
    }
    data.findObject("usage")
        .ifPresent(
            more -> {
              // Its numbers are totals, not increments.
              JsonObject.Builder merged = usage.toBuilder();
              more.fields()
                  .forEach(
                      (name, value) -> {
                        if (!value.kind().equals("null")) {
                          merged.put(name, value);
                        }
                      });
              usage = merged.build();
              deltas.add(new Delta.Report(MessagesUsage.read(usage)));
            });
    return deltas;
  }

  private static List<Delta> text(String text) {
    return text.isEmpty() ? List.of() : List.of(new Delta.Text(0, text));
  }

  private static List<Delta> proof(String signature) {
    Opaque opaque = MessagesProofs.opaque(signature);
    return opaque == null ? List.of() : List.of(new Delta.Proof(0, null, opaque));
  }

  private static List<Delta> thought(String text) {
    return text.isEmpty() ? List.of() : List.of(new Delta.Thinking(0, text));
  }
}
