package chat.maru.messenger.files;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.messenger.Journal;
import chat.maru.messenger.StoredFile;
import chat.maru.messenger.files.bytes.Blobs;
import chat.maru.messenger.files.bytes.Partials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes away what nobody can reach any more: uploads that were given up, files of messages that
/// are gone, and bytes that no file names.
///
/// Bytes are kept before the row that names them is written; so what was kept a moment ago is left
/// for the next time.
public final class Sweep implements AutoCloseable {
  /// How long an upload may wait to be finished and posted.
  static final Duration PATIENCE = Duration.ofDays(1);

  /// How long bytes may wait for their row. Deleted words' files are gone from the disk after this
  /// and [#PERIOD] at the latest; they cannot be reached at once.
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final int BATCH = 200;

  private final Journal journal;
  private final Blobs blobs;
  private final Partials partials;
  private final Thread thread;

  private Sweep(Journal journal, Blobs blobs, Partials partials) {
    this.journal = journal;
    this.blobs = blobs;
    this.partials = partials;
    this.thread = Threads.startVirtual("files-sweep", this::run);
  }

  public static Sweep start(Journal journal, Blobs blobs, Partials partials) {
    return new Sweep(journal, blobs, partials);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Threads.sleep(PERIOD);
        sweep();
      } catch (MaruException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        LOG.warn("Files were not swept", e);
      } catch (IOException | RuntimeException e) {
        LOG.warn("Files were not swept", e);
      }
    }
  }

  /// Sweeps now.
  public void sweep() throws IOException {
    Instant now = journal.now();
    abandoned(now);
    journal.write(act -> act.tx().files().removeOrphans());
    try {
      blobs.list(now.minus(GRACE), hashes -> removeUnnamed(hashes, now));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    partials.removeOlder(now.minus(PATIENCE.multipliedBy(2)));
  }

  private void abandoned(Instant now) throws IOException {
    List<StoredFile> old = journal.read(tx -> tx.files().abandoned(now.minus(PATIENCE), BATCH));
    for (StoredFile file : old) {
      journal.write(
          act -> {
            act.tx()
                .files()
                .find(file.room(), file.id())
                .filter(still -> still.message() == null)
                .ifPresent(still -> act.tx().files().remove(still.room(), still.id()));
            return null;
          });
      partials.remove(file.id());
    }
  }

  private void removeUnnamed(List<String> hashes, Instant now) {
    Set<String> named = journal.read(tx -> tx.files().named(hashes));
    for (String hash : hashes) {
      if (!named.contains(hash)) {
        try {
          blobs.remove(hash, now.minus(GRACE));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
