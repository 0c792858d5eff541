package chat.maru.orchestrator.store;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Until when models are left alone, in a small file of the data directory: a node's own view, of
/// no use to others, and worth nothing after a minute. So it is no table, and losing it harms
/// nobody.
public final class CooldownFile implements Health.Memory {
  private static final Logger LOG = LoggerFactory.getLogger(CooldownFile.class);

  private final Path file;

  /// @param data the data directory
  public CooldownFile(Path data) {
    this.file = data.resolve("cooldowns.json");
  }

  @Override
  public Map<String, Instant> pauses() {
    Map<String, Instant> pauses = new TreeMap<>();
    try {
      if (Files.exists(file)) {
        JsonObject kept = Json.parseObject(Files.readAllBytes(file));
        kept.names().forEach(key -> pauses.put(key, Instant.ofEpochMilli(kept.requireLong(key))));
      }
    } catch (IOException | MaruException e) {
      LOG.warn("{} cannot be read and is not used", file);
    }
    return pauses;
  }

  @Override
  public synchronized void keep(Map<String, Instant> pauses) {
    JsonObject.Builder kept = JsonObject.builder();
    pauses.forEach((key, until) -> kept.put(key, until.toEpochMilli()));
    try {
      Path fresh = file.resolveSibling("cooldowns.json.new");
      Files.write(fresh, kept.build().toBytes());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }
}
