package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;

/// Why something was chosen, excluded or noted: a code and its values, rendered in the reader's
/// language by whoever shows it.
///
/// @param code stable, in snake_case; [Reasons] lists them
public record Reason(String code, JsonObject params) {
  public static Reason of(String code) {
    return new Reason(code, JsonObject.EMPTY);
  }

  public static Reason of(String code, String name, String value) {
    return new Reason(code, JsonObject.builder().put(name, value).build());
  }

  public static Reason of(String code, String name, long value) {
    return new Reason(code, JsonObject.builder().put(name, value).build());
  }

  /// `{code, params, text}`, with the text in the language of `locale`.
  public Json toJson(java.util.Locale locale) {
    return JsonObject.builder()
        .put("code", code)
        .put("params", params)
        .put("text", Reasons.text(this, locale))
        .build();
  }
}
