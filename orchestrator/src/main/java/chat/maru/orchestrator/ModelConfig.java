package chat.maru.orchestrator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One model as a configuration describes it; what it leaves out is looked up or guessed.
///
/// @param name the public name
/// @param upstream the name that the provider knows
/// @param price `null` = from the price table
/// @param context 0 = from the price table
public record ModelConfig(
    String name,
    String upstream,
    @Nullable Price price,
    int context,
    @Nullable Boolean tools,
    @Nullable Boolean vision,
    @Nullable Tier tier) {
  /// Only a name.
  public static ModelConfig named(String name) {
    return new ModelConfig(name, name, null, 0, null, null, null);
  }

  Optional<Price> findPrice() {
    return Optional.ofNullable(price);
  }
}
