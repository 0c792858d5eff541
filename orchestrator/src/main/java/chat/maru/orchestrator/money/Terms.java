package chat.maru.orchestrator.money;

import chat.maru.orchestrator.privacy.mask.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `/v1` key may do.
///
/// @param limits its budget and its limits a minute
/// @param models the models and presets that it may ask for; empty for all
/// @param expiresMs when it ends, in UTC milliseconds
/// @param identifiers the loosest that its requests may choose for identifiers; `null` leaves it to
///   them
public record Terms(
    List<Limit> limits, List<String> models, long expiresMs, @Nullable Policy identifiers) {
  public static final Terms FREE = new Terms(List.of(), List.of(), Long.MAX_VALUE, null);

  public Terms {
    limits = List.copyOf(limits);
    models = List.copyOf(models);
  }

  /// Where the terms of a key are found. Blocks.
  @FunctionalInterface
  public interface Source {
    /// The terms of a key; [#FREE] for one that is unknown.
    Terms of(String key);
  }
}
