package chat.maru.server.config;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the file once a second and hands on each good new version. A bad one is told in the log
/// with its line, and the old one stays.
///
/// Polling, because file notifications miss changes on network and container mounts.
public final class ConfigWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final ConfigFile file;
  private final Consumer<MaruConfig> changed;
  private final Thread thread;
  private FileTime seen;

  private ConfigWatch(ConfigFile file, Consumer<MaruConfig> changed) {
    this.file = file;
    this.changed = changed;
    this.seen = modified();
    this.thread = Threads.startVirtual("config-watch", this::run);
  }

  public static ConfigWatch start(ConfigFile file, Consumer<MaruConfig> changed) {
    return new ConfigWatch(file, changed);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Threads.sleep(PERIOD);
        look();
      } catch (MaruException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        LOG.warn("Configuration not changed: {}", e.message());
      }
    }
  }

  private void look() {
    FileTime now = modified();
    if (!now.equals(seen)) {
      seen = now;
      changed.accept(file.read());
      LOG.info("Configuration read again from {}", file.path());
    }
  }

  private FileTime modified() {
    try {
      return Files.getLastModifiedTime(file.path());
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
