package chat.maru.orchestrator.wire;

import chat.maru.base.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of what was said, in a request or in an answer.
public sealed interface Part {
  /// Words.
  ///
  /// @param cacheTtl Anthropic's mark that the prompt up to here shall be cached: `5m` or `1h`;
  ///   `null` without it. Other vendors cache by themselves, so they leave it out.
  record Text(String text, @Nullable String cacheTtl) implements Part {
    public static Text of(String text) {
      return new Text(text, null);
    }
  }

  /// A picture.
  ///
  /// @param url an `https:` address or a `data:` URL
  /// @param detail OpenAI's `low`, `high` or `auto`; `null` if the client did not say
  record Image(String url, @Nullable String detail) implements Part {}

  /// Sound.
  ///
  /// @param format `wav`, `mp3`…
  record Audio(String base64, String format) implements Part {}

  /// A document, such as a PDF.
  ///
  /// @param url an `https:` address or a `data:` URL
  record Document(String url, @Nullable String name) implements Part {}

  /// The model asks for a tool.
  ///
  /// @param id the id that its result names; unique in a conversation
  /// @param arguments JSON text as the model wrote it
  /// @param opaque what the vendor wants back with this call; `null` for none
  record ToolCall(String id, String name, String arguments, @Nullable Opaque opaque)
      implements Part {}

  /// What a tool answered.
  ///
  /// @param call the id of the [ToolCall]
  /// @param name the tool's name where the wire says it (Gemini needs it); `null` if not said
  record ToolResult(String call, @Nullable String name, List<Part> content, boolean error)
      implements Part {
    public ToolResult {
      content = List.copyOf(content);
    }
  }

  /// What the model thought.
  ///
  /// @param text readable thoughts, or their summary; may be empty
  /// @param opaque the vendor's proof that comes back unchanged; `null` for none
  record Thinking(String text, @Nullable Opaque opaque) implements Part {}

  /// The model's words for not answering.
  record Refusal(String text) implements Part {}

  /// Bytes of a vendor that nobody else can read: `encrypted_content`, a thinking signature,
  /// `redacted_thinking`, `thoughtSignature`. It goes back unchanged to the wire it came from, is
  /// dropped on a switch, which the receipt says, and is never looked into.
  ///
  /// @param wire where it came from and the only place it may go back to
  /// @param kind the vendor's name for it
  /// @param value as it came
  record Opaque(Wire wire, String kind, JsonObject value) {}
}
