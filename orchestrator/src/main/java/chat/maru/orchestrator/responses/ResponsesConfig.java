package chat.maru.orchestrator.responses;

import chat.maru.base.config.ConfigSection;
import java.time.Duration;

/// How long responses are kept, in `responses` of `maru.yaml`.
///
/// @param store whether any are; without it nothing can be continued
/// @param keep how long after one was made or last continued
/// @param bytesPerKey what one key may keep; beyond it its oldest go first
public record ResponsesConfig(boolean store, Duration keep, long bytesPerKey) {
  /// As long as OpenAI keeps them.
  public static final ResponsesConfig DEFAULT =
      new ResponsesConfig(true, Duration.ofDays(30), 256L << 20);

  /// Reads the section and ends it.
  public static ResponsesConfig read(ConfigSection section) {
    ResponsesConfig config =
        new ResponsesConfig(
            section.bool("store", DEFAULT.store),
            section.duration("keep", DEFAULT.keep),
            (long) section.integer("megabytesPerKey", (int) (DEFAULT.bytesPerKey >> 20), 1, 1 << 20)
                << 20);
    section.end();
    return config;
  }
}
