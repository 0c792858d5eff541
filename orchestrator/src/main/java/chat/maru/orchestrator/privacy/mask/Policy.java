package chat.maru.orchestrator.privacy.mask;

import java.util.Locale;
import java.util.Optional;

/// What becomes of a request that has identifiers, loosest first.
public enum Policy {
  /// Outside models may read it with placeholders in place of the identifiers.
  MASK,
  /// Own models read it; without one it is refused.
  OWN,
  /// It is refused unless it names an own model or `auto:private`: no weaker model answers unasked.
  REFUSE;

  public static Optional<Policy> find(String code) {
    for (Policy policy : values()) {
      if (policy.code().equals(code)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /// The stricter of the two.
  public Policy atLeast(Policy other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The lower-case name that `maru.yaml` and the API use.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
