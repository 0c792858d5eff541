package chat.maru.orchestrator.own;

import chat.maru.base.config.ConfigSection;
import java.net.URI;
import java.time.Duration;

/// What `maru.yaml` says of own models.
///
/// ```yaml
/// models: { hub: https://hub.example.org, threads: 4, context: 4096, idle: 10m }
/// ```
///
/// @param hub the model hub to fetch from
public record OwnConfig(URI hub, EngineConfig engine) {
  public static final OwnConfig DEFAULT =
      new OwnConfig(URI.create("https://huggingface.co"), EngineConfig.DEFAULT);

  private static final int MOST_THREADS = 256;
  private static final int MOST_CONTEXT = 1 << 20;

  /// Reads the key `models` of the root section.
  public static OwnConfig read(ConfigSection root) {
    ConfigSection section = root.section("models");
    String hub = section.string("hub", DEFAULT.hub().toString());
    if (!hub.matches("https?://[^/\\s]+.*")) {
      throw section.wrong("hub", hub, "an http or https address");
    }
    EngineConfig usual = EngineConfig.DEFAULT;
    Duration idle = section.duration("idle", usual.idle());
    EngineConfig engine =
        new EngineConfig(
            section.integer("threads", usual.threads(), 0, MOST_THREADS),
            section.integer("context", usual.context(), 0, MOST_CONTEXT),
            usual.start(),
            idle,
            usual.pause());
    section.end();
    return new OwnConfig(URI.create(hub), engine);
  }
}
