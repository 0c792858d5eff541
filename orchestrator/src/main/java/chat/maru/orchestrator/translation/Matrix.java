package chat.maru.orchestrator.translation;

import chat.maru.orchestrator.wire.Wire;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which wire says which [Feature] how. What stands here is what the tests hold the codecs to, and
/// what `docs/wires.md` shows.
public final class Matrix {
  private static final Map<Wire, Column> COLUMNS = new EnumMap<>(Wire.class);

  static {
    column(
        Wire.CHAT,
        Set.of(
            Feature.DEVELOPER,
            Feature.TOOL_TEXT,
            Feature.TOOL_RESULT_ERROR,
            Feature.THINKING_BUDGET,
            Feature.CACHE_MARKS,
            Feature.THOUGHTS_FOREIGN,
            Feature.ANSWER_PROOF,
            Feature.STOP_WORD,
            Feature.STOP_CONTEXT,
            Feature.USAGE_CACHE_WRITES),
        Set.of(
            Feature.DOCUMENT_URL,
            Feature.TOOL_RESULT_IMAGE,
            Feature.TOP_K,
            Feature.LOGPROBS,
            Feature.UNKNOWN_FIELD,
            Feature.STOP_PAUSE),
        Set.of(Feature.THOUGHTS));
    column(
        Wire.RESPONSES,
        Set.of(
            Feature.TOOL_TEXT,
            Feature.TOOL_RESULT_ERROR,
            Feature.THINKING_BUDGET,
            Feature.STORED,
            Feature.CACHE_MARKS,
            Feature.THOUGHTS_FOREIGN,
            Feature.STOP_WORD,
            Feature.STOP_PAUSE,
            Feature.STOP_CONTEXT,
            Feature.USAGE_CACHE_WRITES),
        Set.of(
            Feature.AUDIO,
            Feature.TOP_K,
            Feature.STOP_WORDS,
            Feature.SEED,
            Feature.CHOICES,
            Feature.PENALTIES,
            Feature.LOGPROBS,
            Feature.UNKNOWN_FIELD),
        Set.of());
    column(
        Wire.MESSAGES,
        Set.of(
            Feature.SYSTEM_LATER,
            Feature.DEVELOPER,
            Feature.IMAGE_DETAIL,
            Feature.TOOL_TEXT,
            Feature.EFFORT_NONE,
            Feature.SCHEMA,
            Feature.METADATA,
            Feature.THOUGHTS_FOREIGN,
            Feature.ANSWER_REFUSAL,
            Feature.STOP_FILTER),
        Set.of(
            Feature.AUDIO,
            Feature.TEMPERATURE_HIGH,
            Feature.SEED,
            Feature.CHOICES,
            Feature.PENALTIES,
            Feature.LOGPROBS,
            Feature.SCHEMA_BEYOND,
            Feature.ANY_JSON,
            Feature.STORED,
            Feature.UNKNOWN_FIELD),
        Set.of());
    column(
        Wire.GEMINI,
        Set.of(
            Feature.SYSTEM_LATER,
            Feature.DEVELOPER,
            Feature.IMAGE_DETAIL,
            Feature.DOCUMENT_PDF,
            Feature.DOCUMENT_TEXT,
            Feature.TOOL_STRICT,
            Feature.TOOL_TEXT,
            Feature.SCHEMA,
            Feature.SCHEMA_BEYOND,
            Feature.USER,
            Feature.METADATA,
            Feature.CACHE_MARKS,
            Feature.THOUGHTS_FOREIGN,
            Feature.ANSWER_REFUSAL,
            Feature.STOP_WORD,
            Feature.STOP_PAUSE,
            Feature.STOP_CONTEXT,
            Feature.USAGE_CACHE_WRITES),
        Set.of(Feature.PARALLEL_OFF, Feature.LOGPROBS, Feature.STORED, Feature.UNKNOWN_FIELD),
        Set.of());
  }

  private Matrix() {}

  /// What is not said the same way.
  private record Column(Set<Feature> mapped, Set<Feature> refused, Set<Feature> never) {}

  private static void column(
      Wire wire, Set<Feature> mapped, Set<Feature> refused, Set<Feature> never) {
    COLUMNS.put(wire, new Column(mapped, refused, never));
  }

  /// The wires that it describes.
  public static Set<Wire> wires() {
    return EnumSet.copyOf(COLUMNS.keySet());
  }

  /// The wires that clients speak to Maru; vendors are asked on any of [#wires].
  public static Set<Wire> clients() {
    return EnumSet.of(Wire.CHAT, Wire.RESPONSES, Wire.MESSAGES);
  }

  public static Fit fit(Feature feature, Wire wire) {
    Column column = COLUMNS.get(wire);
    if (column == null) {
      throw new IllegalArgumentException("Nothing is known of " + wire);
    }
    if (column.never().contains(feature)) {
      return Fit.NEVER;
    }
    if (column.refused().contains(feature)) {
      return Fit.REFUSED;
    }
    return column.mapped().contains(feature) ? Fit.MAPPED : Fit.EXACT;
  }

  /// The table of requests or of answers, in Markdown.
  public static String table(boolean answers) {
    StringBuilder table = new StringBuilder("|");
    List<Wire> wires = List.copyOf(wires());
    table.append(answers ? " An answer says |" : " A request says |");
    wires.forEach(
        wire -> table.append(' ').append(wire.name().toLowerCase(Locale.ROOT)).append(" |"));
    table.append("\n|---|").append("---|".repeat(wires.size())).append('\n');
    Arrays.stream(Feature.values())
        .filter(feature -> feature.inAnswer() == answers)
        .forEach(
            feature -> {
              table.append("| ").append(feature.words()).append(" |");
              wires.forEach(
                  wire -> table.append(' ').append(word(fit(feature, wire))).append(" |"));
              table.append('\n');
            });
    return table.toString();
  }

  private static String word(Fit fit) {
    return switch (fit) {
      case EXACT -> "exact";
      case MAPPED -> "mapped";
      case REFUSED -> "refused";
      case NEVER -> "-";
    };
  }
}
