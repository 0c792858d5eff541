package chat.maru.bridges.importing;

import chat.maru.base.CommonError;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.base.UserId;
import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.Formats;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.files.ExportFiles;
import chat.maru.messenger.Audience;
import chat.maru.messenger.ImportRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Imports as jobs: each on a virtual thread of its own, one at a time in a room, at most
/// [#MOST_AT_ONCE] in all. The file is kept until its job has ended, and jobs that a crash cut
/// short go on at the next [#resume].
///
/// Any member of a room may import for themselves; what everybody will see needs the room's owner.
public final class Importer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
  private static final int MOST_AT_ONCE = 2;

  private final Formats formats;
  private final Target target;
  private final Ledger ledger;
  private final Jobs jobs;
  private final Path directory;
  private final BiConsumer<UserId, ImportRun> progress;
  private final ExecutorService pool = Threads.virtual("import");
  private final Semaphore slots = new Semaphore(MOST_AT_ONCE);
  private final Map<RoomId, ReentrantLock> rooms = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @param directory where files wait for their import; made if it is missing
  /// @param progress is told how far the import of a user got
  public Importer(
      Formats formats,
      Target target,
      Ledger ledger,
      Jobs jobs,
      Path directory,
      BiConsumer<UserId, ImportRun> progress) {
    this.formats = formats;
    this.target = target;
    this.ledger = ledger;
    this.jobs = jobs;
    this.directory = directory;
    this.progress = progress;
  }

  /// Takes `upload` away and starts its import. What is wrong with the file as a whole is found
  /// before this returns.
  ///
  /// @throws MaruException `FORBIDDEN` if the whole room shall see it and the user is no owner, an
  ///   [ImportError]
  public ImportRun start(ImportOrder asked, Path upload) {
    Target.Standing by = target.standing(asked.by(), asked.room());
    if (asked.audience() == Audience.ROOM && !by.owner()) {
      throw new MaruException(
          CommonError.FORBIDDEN, "Only the room's owner may import for the whole room");
    }
    formats.requireKind(asked.kind());
    Path stored = store(upload);
    try {
      ExportFile file = ExportFiles.open(stored, asked.file());
      ImportOrder order =
          asked.withKind(formats.detect(asked.kind(), ExportFiles.sample(file)).kind());
      String hash = FileHash.of(stored);
      ImportRun run = target.begin(order, hash);
      Jobs.Job job =
          new Jobs.Job(
              run.id(),
              order.withAudience(run.audience()),
              hash,
              String.valueOf(stored.getFileName()));
      if (running.add(run.id())) {
        jobs.add(job);
        pool.execute(() -> work(job, run));
      } else {
        discard(stored);
      }
      return run;
    } catch (RuntimeException e) {
      discard(stored);
      throw e;
    }
  }

  /// Goes on with the imports that were under way when this node ended: those whose file it has.
  public void resume() {
    for (Jobs.Job job : jobs.list()) {
      if (!Files.exists(directory.resolve(job.stored()))) {
        LOG.info("import {} waits for the node that has its file", job.run());
      } else if (running.add(job.run())) {
        pool.execute(() -> takeUp(job));
      }
    }
  }

  /// The import, if the user may know of it.
  ///
  /// @throws MaruException `NOT_FOUND`
  public ImportRun require(UserId user, RoomId room, String run) {
    ImportRun found = target.require(user, room, run);
    if (!knows(target.standing(user, room), found)) {
      throw new MaruException(CommonError.NOT_FOUND, "No such import");
    }
    return found;
  }

  /// The imports into a room of which the user may know, oldest first.
  public List<ImportRun> list(UserId user, RoomId room) {
    Target.Standing standing = target.standing(user, room);
    return target.list(user, room).stream().filter(run -> knows(standing, run)).toList();
  }

  /// What somebody imported for themselves is known to them and to the owner, who may undo it.
  private static boolean knows(Target.Standing standing, ImportRun run) {
    return run.audience() == Audience.ROOM
        || standing.owner()
        || run.by().equals(standing.member());
  }

  /// Takes back exactly what an import added; one that is running ends.
  public ImportRun undo(UserId by, RoomId room, String run) {
    ImportRun undone = target.undo(by, room, run);
    ReentrantLock lock = lock(room);
    lock.lock();
    try {
      ledger.remove(run);
    } finally {
      lock.unlock();
    }
    return undone;
  }

  private void takeUp(Jobs.Job job) {
    ImportOrder order = job.order();
    try {
      ImportRun run = target.begin(order, job.hash());
      if (!run.id().equals(job.run())) {
        // The run of this job has ended without us; what begin made has nothing to do.
        target.undo(order.by(), order.room(), run.id());
        end(job);
        return;
      }
      work(job, run);
    } catch (RuntimeException e) {
      LOG.warn("import {} cannot go on: {}", job.run(), ImportRunner.code(e));
      end(job);
    }
  }

  private void work(Jobs.Job job, ImportRun run) {
    ReentrantLock lock = lock(job.order().room());
    slots.acquireUninterruptibly();
    lock.lock();
    try {
      bringIn(job, run);
    } finally {
      lock.unlock();
      slots.release();
    }
  }

  private void bringIn(Jobs.Job job, ImportRun run) {
    ImportOrder order = job.order();
    try {
      ExportFile file = ExportFiles.open(directory.resolve(job.stored()), order.file());
      ExportFormat format = formats.detect(order.kind(), ExportFiles.sample(file));
      ImportRunner runner =
          new ImportRunner(
              order, file, format, ledger, target, at -> tell(order, at), () -> closed);
      tell(order, runner.run(run, job.hash()));
      end(job);
    } catch (ImportRunner.Stopped e) {
      running.remove(job.run());
    } catch (RuntimeException e) {
      fail(job, run, e);
    }
  }

  private void fail(Jobs.Job job, ImportRun run, RuntimeException failure) {
    String code = ImportRunner.code(failure);
    LOG.warn(
        "import {} failed: {}", job.run(), code, failure instanceof MaruException ? null : failure);
    try {
      ImportRun now = target.require(job.order().by(), job.order().room(), job.run());
      if (now.state() == ImportRun.State.UNDONE) {
        ledger.remove(job.run());
      } else {
        tell(job.order(), target.fail(run, code));
      }
    } catch (RuntimeException e) {
      LOG.warn("import {}: its failure could not be kept: {}", job.run(), ImportRunner.code(e));
    } finally {
      end(job);
    }
  }

  private void tell(ImportOrder order, ImportRun run) {
    progress.accept(order.by(), run);
  }

  private void end(Jobs.Job job) {
    jobs.remove(job.run());
    discard(directory.resolve(job.stored()));
    running.remove(job.run());
  }

  private ReentrantLock lock(RoomId room) {
    return rooms.computeIfAbsent(room, _ -> new ReentrantLock());
  }

  private Path store(Path upload) {
    try {
      Files.createDirectories(directory);
      return Files.move(upload, directory.resolve(Ids.randomHex(16) + ".export"));
    } catch (IOException e) {
      throw new MaruException(ImportError.IMPORT_IO, "The file cannot be stored", e);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("a file of an import could not be removed: {}", e.getClass().getSimpleName());
    }
  }

  /// Stops running imports after their batch and waits for that; they go on at the next [#resume].
  @Override
  public void close() {
    closed = true;
    pool.close();
  }
}
