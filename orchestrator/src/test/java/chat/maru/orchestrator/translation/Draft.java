package chat.maru.orchestrator.translation;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Part.Opaque;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Prompt.Entry;
import chat.maru.orchestrator.wire.Prompt.Speaker;
import chat.maru.orchestrator.wire.Settings;
import chat.maru.orchestrator.wire.Settings.Format;
import chat.maru.orchestrator.wire.ToolChoice;
import chat.maru.orchestrator.wire.ToolSpec;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A prompt that says chosen features, with words and numbers that a test chooses.
final class Draft {
  static final JsonObject SCHEMA =
      Json.parseObject(
          "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},"
              + "\"required\":[\"n\"],\"additionalProperties\":false}");
  private static final JsonObject BEYOND =
      Json.parseObject(
          "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}},"
              + "\"additionalProperties\":false}");

  private final Set<Feature> features;
  private final List<String> words;
  private final Wire wire;
  private int at;

  /// @param wire whose proofs the own thoughts carry
  Draft(Set<Feature> features, List<String> words, Wire wire) {
    this.features = features;
    this.words = words;
    this.wire = wire;
  }

  Prompt prompt() {
    List<Entry> entries = new ArrayList<>();
    if (has(Feature.SYSTEM)) {
      entries.add(new Entry(Speaker.SYSTEM, List.of(text())));
    }
    if (has(Feature.DEVELOPER)) {
      entries.add(new Entry(Speaker.DEVELOPER, List.of(text())));
    }
    entries.add(new Entry(Speaker.USER, question()));
    if (has(Feature.SYSTEM_LATER)) {
      entries.add(new Entry(Speaker.SYSTEM, List.of(text())));
    }
    answer(entries);
    return new Prompt(
        "m",
        entries,
        tools(),
        choice(),
        settings(),
        false,
        has(Feature.UNKNOWN_FIELD) ? List.of("zz") : List.of());
  }

  private List<Part> question() {
    List<Part> parts = new ArrayList<>();
    parts.add(has(Feature.CACHE_MARKS) ? new Part.Text(word(), at % 2 == 0 ? "5m" : "1h") : text());
    if (has(Feature.TEXT)) {
      parts.add(text());
    }
    if (has(Feature.IMAGE_DATA)) {
      parts.add(new Part.Image("data:image/png;base64,iVBORw0KGgo=", null));
    }
    if (has(Feature.IMAGE_URL)) {
      parts.add(new Part.Image("https://example.org/a.png", null));
    }
    if (has(Feature.IMAGE_DETAIL)) {
      parts.add(new Part.Image("https://example.org/b.png", "low"));
    }
    if (has(Feature.AUDIO)) {
      parts.add(new Part.Audio("UklGRg==", "wav"));
    }
    if (has(Feature.DOCUMENT_PDF)) {
      parts.add(new Part.Document("data:application/pdf;base64,JVBERi0=", "a.pdf"));
    }
    if (has(Feature.DOCUMENT_TEXT)) {
      parts.add(new Part.Document("data:text/plain;base64,aGk=", "a.txt"));
    }
    if (has(Feature.DOCUMENT_URL)) {
      parts.add(new Part.Document("https://example.org/a.pdf", null));
    }
    return parts;
  }

  private void answer(List<Entry> entries) {
    List<Part> said = new ArrayList<>();
    if (has(Feature.THOUGHTS)) {
      said.add(thought(wire, word()));
    }
    if (has(Feature.THOUGHTS_FOREIGN)) {
      said.add(thought(wire == Wire.GEMINI ? Wire.MESSAGES : Wire.GEMINI, word()));
    }
    said.add(text());
    boolean calls =
        has(Feature.TOOL_CALLS) || has(Feature.TOOL_RESULT_IMAGE) || has(Feature.TOOL_RESULT_ERROR);
    if (calls) {
      said.add(new Part.ToolCall("call_1", "look", "{\"n\":1.50}", null));
      said.add(new Part.ToolCall("call_2", "look", "{}", null));
    }
    entries.add(new Entry(Speaker.ASSISTANT, said));
    if (calls) {
      List<Part> result = new ArrayList<>();
      result.add(text());
      if (has(Feature.TOOL_RESULT_IMAGE)) {
        result.add(new Part.Image("data:image/png;base64,iVBORw0KGgo=", null));
      }
      entries.add(
          new Entry(
              Speaker.USER,
              List.of(
                  new Part.ToolResult("call_1", "look", result, has(Feature.TOOL_RESULT_ERROR)),
                  new Part.ToolResult("call_2", "look", List.of(text()), false))));
    }
    entries.add(new Entry(Speaker.USER, List.of(text())));
  }

  /// A thought with its proof, as the vendor of `wire` gives it.
  static Part.Thinking thought(Wire wire, String text) {
    return new Part.Thinking(
        text,
        switch (wire) {
          case RESPONSES -> new Opaque(wire, "reasoning", reasoning(text));
          case GEMINI -> new Opaque(wire, "thoughtSignature", signed("thoughtSignature"));
          case CHAT, MESSAGES -> new Opaque(wire, "signature", signed("signature"));
        });
  }

  private static JsonObject signed(String field) {
    return JsonObject.builder().put(field, "c2ln").build();
  }

  private static JsonObject reasoning(String text) {
    JsonObject summary = JsonObject.builder().put("type", "summary_text").put("text", text).build();
    return JsonObject.builder()
        .put("id", "rs_1")
        .put("type", "reasoning")
        .put("summary", JsonArray.of(summary))
        .put("encrypted_content", "c2ln")
        .build();
  }

  private List<ToolSpec> tools() {
    boolean any =
        Set.of(
                Feature.TOOLS,
                Feature.TOOL_STRICT,
                Feature.TOOL_TEXT,
                Feature.TOOL_CALLS,
                Feature.TOOL_RESULT_IMAGE,
                Feature.TOOL_RESULT_ERROR,
                Feature.CHOICE_AUTO,
                Feature.CHOICE_NONE,
                Feature.CHOICE_ANY,
                Feature.CHOICE_NAMED,
                Feature.PARALLEL_OFF)
            .stream()
            .anyMatch(this::has);
    if (!any) {
      return List.of();
    }
    Boolean strict = has(Feature.TOOL_STRICT) ? (Boolean) true : null;
    return List.of(
        new ToolSpec("look", word(), SCHEMA, strict),
        has(Feature.TOOL_TEXT)
            ? ToolSpec.ofText("go", null)
            : new ToolSpec("go", null, SCHEMA, null));
  }

  private ToolChoice choice() {
    if (has(Feature.CHOICE_NONE)) {
      return new ToolChoice.None();
    }
    if (has(Feature.CHOICE_ANY)) {
      return new ToolChoice.Any();
    }
    if (has(Feature.CHOICE_NAMED)) {
      return new ToolChoice.Named("look");
    }
    return has(Feature.CHOICE_AUTO) || has(Feature.PARALLEL_OFF)
        ? new ToolChoice.Auto()
        : new ToolChoice.Unsaid();
  }

  private Settings settings() {
    return new Settings(
        4096L, // Anthropic wants it in every request
        has(Feature.TEMPERATURE_HIGH) ? (Double) 1.5 : whenD(Feature.TEMPERATURE, 0.25),
        whenD(Feature.TOP_P, 0.5),
        when(Feature.TOP_K, 40),
        has(Feature.STOP_WORDS) ? List.of("END", "그만") : List.of(),
        when(Feature.SEED, 7),
        when(Feature.CHOICES, 2),
        whenD(Feature.PENALTIES, 0.5),
        whenD(Feature.PENALTIES, -0.5),
        when(Feature.LOGPROBS, 3),
        has(Feature.EFFORT) ? "medium" : has(Feature.EFFORT_NONE) ? "none" : null,
        when(Feature.THINKING_BUDGET, 2048),
        format(),
        has(Feature.PARALLEL_OFF) ? (Boolean) false : null,
        has(Feature.STORED) ? (Boolean) true : has(Feature.NOT_STORED) ? (Boolean) false : null,
        has(Feature.USER) ? "user-1" : null,
        has(Feature.METADATA) ? Json.parseObject("{\"a\":\"b\"}") : null);
  }

  private Format format() {
    if (has(Feature.SCHEMA)) {
      return new Format.Schema("shape", null, SCHEMA, true);
    }
    if (has(Feature.SCHEMA_BEYOND)) {
      return new Format.Schema("shape", null, BEYOND, true);
    }
    return has(Feature.ANY_JSON) ? new Format.AnyJson() : new Format.Words();
  }

  private boolean has(Feature feature) {
    return features.contains(feature);
  }

  private @Nullable Long when(Feature feature, long value) {
    return has(feature) ? (Long) value : null;
  }

  private @Nullable Double whenD(Feature feature, double value) {
    return has(feature) ? (Double) value : null;
  }

  private Part text() {
    return Part.Text.of(word());
  }

  private String word() {
    return words.get(at++ % words.size());
  }
}
