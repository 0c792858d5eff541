package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One event of a streamed answer: the provider's bytes, and the tree read from them.
///
/// @param raw one JSON object in UTF-8, as the provider sent it but for the model's name
/// @param json the same, parsed
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Chunk(byte[] raw, JsonObject json) {
  public static Chunk of(JsonObject json) {
    return new Chunk(json.toBytes(), json);
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
    return json.find("usage").orElse(JsonNull.NULL) instanceof JsonObject
        || choices().anyMatch(Chunk::progress);
  }

  /// The tokens of the whole call, on the chunk that reports them.
  public Optional<Usage> usage() {
    return json.findObject("usage").map(OpenAiUsage::read);
  }

  /// All choices of this chunk; more than one only where `n` asked for it.
  public Stream<JsonObject> choices() {
    return json.findArray("choices").stream().flatMap(JsonArray::objects);
  }

  private static boolean progress(JsonObject choice) {
    return choice.find("finish_reason").orElse(JsonNull.NULL) != JsonNull.NULL
        || (choice.find("delta").orElse(JsonNull.NULL) instanceof JsonObject delta
            && delta.fields().entrySet().stream()
                .anyMatch(field -> !field.getKey().equals("role") && !isEmpty(field.getValue())));
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
