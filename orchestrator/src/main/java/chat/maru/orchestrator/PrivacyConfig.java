package chat.maru.orchestrator;

import chat.maru.base.config.ConfigSection;
import chat.maru.orchestrator.privacy.mask.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `maru.yaml` says under `privacy`.
///
/// @param identifiers the loosest policy that a room or key may choose, and the one of those that
///   chose none; `null` if the file does not say: then [Policy#OWN] holds until a room or key
///   chooses
/// @param outsideTools tools whose calls leave the data class: their arguments keep placeholders; a
///   `*` at the end stands for any rest
public record PrivacyConfig(@Nullable Policy identifiers, List<String> outsideTools) {
  public static final PrivacyConfig DEFAULT = new PrivacyConfig(null, List.of());

  public PrivacyConfig {
    outsideTools = List.copyOf(outsideTools);
  }

  static PrivacyConfig read(ConfigSection section) {
    Policy policy =
        section
            .findString("identifiers")
            .map(
                code ->
                    Policy.find(code)
                        .orElseThrow(
                            () -> section.wrong("identifiers", code, "refuse, own or mask")))
            .orElse(null);
    List<String> tools = section.strings("outsideTools");
    section.end();
    return new PrivacyConfig(policy, tools);
  }

  /// What holds for a request.
  Policy policy(Discretion chosen) {
    Policy wish = chosen.identifiers();
    if (identifiers == null) {
      return wish == null ? Policy.OWN : wish;
    }
    return wish == null ? identifiers : identifiers.atLeast(wish);
  }

  boolean isOutside(String tool) {
    return outsideTools.stream()
        .anyMatch(
            name ->
                name.endsWith("*")
                    ? tool.startsWith(name.substring(0, name.length() - 1))
                    : tool.equals(name));
  }
}
