package chat.maru.orchestrator.wire;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A function that the model may ask for. Tools that a vendor runs itself (web search, code) are
/// not of this kind: only their own wire can say them.
///
/// @param schema JSON schema of the arguments
/// @param strict whether arguments must match the schema; `null` if the client did not say
/// @param text whether the client gave it as one that takes plain text (OpenAI's `custom`). Every
///   vendor is told a function of one string, and the client is told the string alone.
public record ToolSpec(
    String name,
    @Nullable String description,
    JsonObject schema,
    @Nullable Boolean strict,
    boolean text) {
  private static final String INPUT = "input";

  public ToolSpec(
      String name, @Nullable String description, JsonObject schema, @Nullable Boolean strict) {
    this(name, description, schema, strict, false);
  }

  /// A tool that takes plain text.
  public static ToolSpec ofText(String name, @Nullable String description) {
    JsonObject string = JsonObject.builder().put("type", "string").build();
    JsonObject schema =
        JsonObject.builder()
            .put("type", "object")
            .put("properties", JsonObject.builder().put(INPUT, string).build())
            .put("required", JsonArray.of(Json.of(INPUT)))
            .put("additionalProperties", false)
            .build();
    return new ToolSpec(name, description, schema, null, true);
  }

  /// The arguments that carry the text of such a tool.
  public static String arguments(String text) {
    return JsonObject.builder().put(INPUT, text).build().toText();
  }

  /// The text in the arguments of such a tool.
  ///
  /// @throws MaruException [WireError#BROKEN] if a model wrote something else
  public static String text(String arguments) {
    try {
      return Json.parseObject(arguments).requireString(INPUT);
    } catch (MaruException e) {
      throw WireError.broken("a call whose input is no text");
    }
  }
}
