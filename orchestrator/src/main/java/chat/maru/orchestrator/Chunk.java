package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One event of a streamed answer: the provider's bytes, and the tree read from them.
///
/// @param wire whose words it is in
/// @param name the event's name; empty where the wire has none
/// @param raw one JSON object in UTF-8, as the provider sent it but for the model's name
/// @param json the same, parsed
/// @param deltas what it says in no vendor's words; `null` only for chat completions as they came,
///   whose tree says it
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Chunk(
    Wire wire, String name, byte[] raw, JsonObject json, @Nullable List<Delta> deltas) {
  /// An event of chat completions.
  public static Chunk of(JsonObject json) {
    return ofChat(json.toBytes(), json);
  }

  /// An event of chat completions as it came.
  public static Chunk ofChat(byte[] raw, JsonObject json) {
    return new Chunk(Wire.CHAT, "", raw, json, null);
  }

  /// The new words of the first choice; empty if it brings none.
  public String deltaText() {
    return delta().flatMap(delta -> delta.findString("content")).orElse("");
  }

  /// The fragments of tool calls of the first choice.
  public List<ToolCallDelta> toolCalls() {
    List<ToolCallDelta> calls = new ArrayList<>();
    List<JsonObject> given =
        delta().flatMap(d -> d.findArray("tool_calls")).stream()
            .flatMap(JsonArray::objects)
            .toList();
    for (int i = 0; i < given.size(); i++) {
      JsonObject call = given.get(i);
      JsonObject function = call.findObject("function").orElse(JsonObject.EMPTY);
      calls.add(
          new ToolCallDelta(
              (int) call.findLong("index").orElse(i),
              call.findString("id").orElse(null),
              function.findString("name").orElse(null),
              function.findString("arguments").orElse("")));
    }
    return calls;
  }

  /// `stop`, `length`, `tool_calls`… on the last chunk of the first choice.
  public Optional<String> finishReason() {
    return choice().flatMap(choice -> choice.findString("finish_reason"));
  }

  /// Whether it brings anything of the answer: words, reasoning, a tool call, an end or the usage.
  /// A first chunk that only says `assistant` does not.
  public boolean progress() {
    if (deltas != null) {
      return deltas.stream().anyMatch(Chunk::progress);
    }
    if (json.find("usage").orElse(JsonNull.NULL) instanceof JsonObject) {
      return true;
    }
    for (Json choice : json.findArray("choices").orElse(JsonArray.EMPTY)) {
      if (choice instanceof JsonObject object && progress(object)) {
        return true;
      }
    }
    return false;
  }

  /// The tokens of the whole call, on the chunk that reports them.
  public Optional<Usage> usage() {
    if (deltas != null) {
      return deltas.stream()
          .filter(Delta.Report.class::isInstance)
          .map(delta -> Usage.of(((Delta.Report) delta).tokens()))
          .reduce((_, later) -> later);
    }
    return json.findObject("usage").map(OpenAiUsage::read);
  }

  /// All choices of this chunk; more than one only where `n` asked for it.
  public Stream<JsonObject> choices() {
    return json.findArray("choices").stream().flatMap(JsonArray::objects);
  }

  /// Counts its words, for where the provider counts none.
  void count(TokenCount output) {
    if (deltas == null) {
      for (Json choice : json.findArray("choices").orElse(JsonArray.EMPTY)) {
        if (choice instanceof JsonObject object) {
          object.find("delta").ifPresent(output::addAll);
        }
      }
      return;
    }
    for (Delta delta : deltas) {
      switch (delta) {
        case Delta.Text text -> output.add(text.text());
        case Delta.Thinking thinking -> output.add(thinking.text());
        case Delta.Refusal refusal -> output.add(refusal.text());
        case Delta.ToolBegin call -> output.add(call.name());
        case Delta.ToolArguments arguments -> output.add(arguments.fragment());
        case Delta.Begin _, Delta.Proof _, Delta.Finish _, Delta.Report _, Delta.Native _ -> {
          // no words
        }
      }
    }
  }

  private static boolean progress(Delta delta) {
    return switch (delta) {
      case Delta.Begin _, Delta.Report _ -> false;
      case Delta.Text text -> !text.text().isEmpty();
      case Delta.Thinking thinking -> !thinking.text().isEmpty();
      case Delta.Refusal refusal -> !refusal.text().isEmpty();
      case Delta.ToolArguments arguments -> !arguments.fragment().isEmpty();
      case Delta.Proof _, Delta.ToolBegin _, Delta.Finish _, Delta.Native _ -> true;
    };
  }

  private static boolean progress(JsonObject choice) {
    if (choice.find("finish_reason").orElse(JsonNull.NULL) != JsonNull.NULL) {
      return true;
    }
    if (choice.find("delta").orElse(JsonNull.NULL) instanceof JsonObject delta) {
      for (Map.Entry<String, Json> field : delta.fields().entrySet()) {
        if (!field.getKey().equals("role") && !isEmpty(field.getValue())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isEmpty(Json value) {
    return switch (value) {
      case JsonNull _ -> true;
      case JsonString string -> string.value().isEmpty();
      case JsonArray array -> array.size() == 0;
      case JsonObject object -> object.names().isEmpty();
      case JsonNumber _, JsonBool _ -> false;
    };
  }

  private Optional<JsonObject> choice() {
    return choices().filter(choice -> choice.findLong("index").orElse(0) == 0).findFirst();
  }

  private Optional<JsonObject> delta() {
    return choice().flatMap(choice -> choice.findObject("delta"));
  }
}
