package chat.maru.orchestrator.privacy.mask;

import java.util.Set;

/// What the fields of the four wires are, by their names.
final class Fields {
  /// Names and ids that the wire itself lives by: looked at, never changed.
  private static final Set<String> STRUCTURE =
      Set.of(
          "model",
          "role",
          "type",
          "id",
          "object",
          "status",
          "tool_call_id",
          "call_id",
          "tool_use_id",
          "item_id",
          "previous_response_id",
          "name",
          "detail",
          "format",
          "media_type",
          "mime_type",
          "mimeType",
          "effort",
          "service_tier",
          "tool_choice",
          "truncation",
          "include",
          "$schema",
          "$ref",
          "$id",
          "required",
          "finish_reason",
          "stop_reason",
          "finishReason",
          "responseMimeType",
          "mode",
          "pattern",
          "encoding_format",
          "verbosity",
          "container",
          "server_label",
          "conversation");

  /// What only the vendor can read. It goes back as it came.
  private static final Set<String> OPAQUE =
      Set.of("encrypted_content", "signature", "thoughtSignature", "thought_signature");

  /// Bytes of pictures, sound and files.
  private static final Set<String> BYTES = Set.of("data", "file_data", "b64_json");

  /// Fields whose value is the talk itself. Any other field's name is part of what it says:
  /// `"account": "110123456789"`.
  private static final Set<String> TALK =
      Set.of(
          "text",
          "content",
          "input",
          "output",
          "arguments",
          "description",
          "title",
          "parts",
          "instructions",
          "system",
          "thinking",
          "refusal",
          "reasoning_content",
          "prompt",
          "value",
          "summary");

  private Fields() {}

  static boolean structure(String field) {
    return STRUCTURE.contains(field);
  }

  static boolean opaque(String field, String value) {
    return OPAQUE.contains(field) && unbroken(value);
  }

  /// Whether a string is bytes rather than words.
  static boolean bytes(String field, String value) {
    return (value.length() > 120 && value.startsWith("data:"))
        || (BYTES.contains(field) && value.length() >= 16 && unbroken(value));
  }

  static boolean talk(String field) {
    return TALK.contains(field);
  }

  /// Whether a string is JSON text, in which a mask's words must be escaped.
  static boolean jsonText(String field, String event) {
    return field.equals("arguments")
        || field.equals("partial_json")
        || (field.equals("delta") && event.endsWith("_arguments.delta"));
  }

  /// Base64 and the like: no blank, no word.
  private static boolean unbroken(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean base64 =
          (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || c == '+'
              || c == '/'
              || c == '='
              || c == '-'
              || c == '_';
      if (!base64) {
        return false;
      }
    }
    return true;
  }
}
