package chat.maru.orchestrator;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One model as people name it, and where it is.
///
/// @param name the public name, unique in a deployment
/// @param provider the name of the provider that serves it
/// @param upstream the name that the provider knows it by
/// @param own whether words sent to it never leave the operator's machines
/// @param context the most tokens of input and output together; 0 if nobody said
/// @param maxOutput the most tokens of one answer, reasoning included; 0 if nobody said
/// @param price `null` if nobody knows it
public record Model(
    String name,
    String provider,
    String upstream,
    boolean own,
    Tier tier,
    Set<Capability> capabilities,
    int context,
    int maxOutput,
    @Nullable Price price) {
  public Model {
    capabilities = Set.copyOf(capabilities);
  }

  public Model(
      String name,
      String provider,
      String upstream,
      boolean own,
      Tier tier,
      Set<Capability> capabilities,
      int context,
      @Nullable Price price) {
    this(name, provider, upstream, own, tier, capabilities, context, 0, price);
  }

  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  /// The cost of `usage` in micro-USD; 0 if the price is unknown (see [#priced()]).
  public long costMicros(Usage usage) {
    return price == null ? 0 : price.costMicros(usage);
  }

  /// The cost at the prices of an instant.
  public long costMicros(Usage usage, Instant at) {
    return price == null ? 0 : price.at(at).costMicros(usage);
  }

  public boolean priced() {
    return price != null;
  }
}
