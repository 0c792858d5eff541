package chat.maru.orchestrator.own;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the child process that serves the embedded models: started by the first call, stopped when
/// nobody has called for a while, started again after a crash with growing pauses. Thread-safe.
///
/// Whatever happens to the child, calls get an error and nothing else of the server notices.
public final class EmbeddedEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);
  private static final Duration MOST_PAUSE = Duration.ofMinutes(1);
  private static final Duration WELL = Duration.ofMinutes(1);
  private static final long SPARE_BYTES = 256L << 20;

  /// What the engine does at the moment.
  public enum State {
    /// There is no model.
    NONE,
    /// No process runs; the next call starts one.
    IDLE,
    STARTING,
    READY,
    /// It crashed or could not be started; the next call after a pause tries again.
    FAILED
  }

  /// @param model the name of the model that answers or would; empty if there is none
  /// @param detail why it failed, in English words; empty otherwise
  public record Status(State state, String model, String detail) {}

  /// The right to call the child; it is not stopped for idleness before this is closed.
  public interface Lease extends AutoCloseable {
    /// Where the child listens, up to `/v1`.
    URI url();

    String token();

    @Override
    void close();
  }

  private record Served(Optional<OwnModel> chat, Optional<OwnModel> embedding) {
    boolean none() {
      return chat.isEmpty() && embedding.isEmpty();
    }
  }

  private final OwnModels models;
  private final ChildCommand command;
  private final EngineConfig config;
  private final ChildLog log;
  private final OwnModels.Watch watch;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private State state = State.IDLE;
  private @Nullable Child child;
  private String detail = "";
  private boolean stale;
  private int crashes;
  private boolean closed;
  private long usedAtNanos;
  private long startedAtNanos;
  private long retryAtNanos;

  /// @param logFile where the child's words go
  public EmbeddedEngine(OwnModels models, ChildCommand command, EngineConfig config, Path logFile) {
    this.models = models;
    this.command = command;
    this.config = config;
    this.log = new ChildLog(logFile);
    this.watch = models.onChange(this::modelsChanged);
  }

  public Status status() {
    Served now = new Served(models.chat(), models.embedding());
    lock.lock();
    try {
      State shown = now.none() && state != State.READY ? State.NONE : state;
      return new Status(shown, now.chat().map(OwnModel::name).orElse(""), detail);
    } finally {
      lock.unlock();
    }
  }

  /// The context that a model gets here.
  public int context(OwnModel model) {
    return command.context(model);
  }

  /// Waits for the child to be ready, starting it if need be.
  ///
  /// @throws MaruException `ENGINE_FAILED` if there is no model, it does not start, or it crashed a
  ///   moment ago; `DEADLINE` if it takes longer than the caller waits
  public Lease open(Deadline deadline) {
    lock.lock();
    try {
      while (true) {
        if (closed) {
          throw failed("The embedded model was shut down");
        }
        Child current = child;
        if (state == State.READY && current != null && current.alive()) {
          return lease(current);
        }
        if (state == State.STARTING) {
          deadline.check();
          long _ = changed.awaitNanos(deadline.remaining().toNanos());
        } else {
          begin();
        }
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  private Lease lease(Child current) {
    current.leases++;
    usedAtNanos = System.nanoTime();
    return new Lease() {
      private boolean open = true;

      @Override
      public URI url() {
        return current.url();
      }

      @Override
      public String token() {
        return current.token();
      }

      @Override
      public void close() {
        lock.lock();
        try {
          if (open) {
            open = false;
            current.leases--;
            usedAtNanos = System.nanoTime();
          }
        } finally {
          lock.unlock();
        }
      }
    };
  }

  /// Starts a child on a thread of its own, so that a caller who gives up does not end it.
  private void begin() {
    long pause = retryAtNanos - System.nanoTime();
    if (state == State.FAILED && pause > 0) {
      throw failed("The embedded model failed a moment ago" + because(detail))
          .retryAfter(Duration.ofNanos(pause).plusSeconds(1));
    }
    Served next = new Served(models.chat(), models.embedding());
    if (next.none()) {
      throw failed("No own model is installed");
    }
    fits(next);
    state = State.STARTING;
    detail = "";
    stale = false;
    Threads.startVirtual("embedded-engine", () -> run(next));
  }

  private static void fits(Served next) {
    long bytes = next.chat().map(OwnModel::bytes).orElse(0L);
    if (bytes + SPARE_BYTES > ChildCommand.memory()) {
      throw failed(
          "The model needs %d MB of memory (this machine: %d MB)"
              .formatted((bytes + SPARE_BYTES) >> 20, ChildCommand.memory() >> 20));
    }
  }

  /// The life of one child, from start to end.
  private void run(Served next) {
    log.forget();
    Child started;
    try {
      command.prepare();
      started = Child.start(command.line(next.chat(), next.embedding()), log);
    } catch (IOException e) {
      crashed("it cannot be started: " + e.getMessage());
      return;
    }
    try {
      starting(started);
      if (!started.awaitReady(config.start())) {
        boolean silent = started.silent();
        started.stop();
        crashed(silent ? "it was not ready in " + config.start() : end(started));
        return;
      }
      ready();
      LOG.info("embedded model {} is ready", next.chat().map(OwnModel::name).orElse(""));
      while (!started.awaitEnd(look())) {
        if (unused()) {
          started.stop();
          return;
        }
      }
      crashed(end(started));
    } finally {
      started.stop();
      gone(started);
    }
  }

  private Duration look() {
    return config.idle().dividedBy(10).compareTo(Duration.ofSeconds(1)) > 0
        ? Duration.ofSeconds(1)
        : config.idle().dividedBy(10).plusMillis(1);
  }

  private void starting(Child started) {
    lock.lock();
    try {
      child = started;
    } finally {
      lock.unlock();
    }
  }

  private void ready() {
    lock.lock();
    try {
      state = State.READY;
      startedAtNanos = System.nanoTime();
      usedAtNanos = startedAtNanos;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether the child is to be stopped; if so, no call gets it any more.
  private boolean unused() {
    lock.lock();
    try {
      boolean idle = System.nanoTime() - usedAtNanos > config.idle().toNanos();
      Child current = child;
      if (closed || current == null || (current.leases == 0 && (idle || stale))) {
        child = null;
        state = State.IDLE;
        return true;
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void crashed(String why) {
    lock.lock();
    try {
      boolean well = state == State.READY && System.nanoTime() - startedAtNanos > WELL.toNanos();
      crashes = well ? 1 : crashes + 1;
      Duration pause = config.pause().multipliedBy(1L << Math.min(crashes - 1, 16));
      pause = pause.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : pause;
      retryAtNanos = System.nanoTime() + pause.toNanos();
      child = null;
      state = closed ? State.IDLE : State.FAILED;
      detail = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    LOG.warn("the embedded model failed: {}", why);
  }

  private void gone(Child ended) {
    lock.lock();
    try {
      if (child == ended) {
        child = null;
        state = State.IDLE;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private String end(Child ended) {
    ended.hear();
    return "its process ended with status " + ended.exitCode() + because(log.reason());
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }

  private static MaruException failed(String message) {
    return new MaruException(OwnModelError.ENGINE_FAILED, message);
  }

  /// A new model deserves a new try at once.
  private void modelsChanged() {
    lock.lock();
    try {
      stale = true;
      retryAtNanos = System.nanoTime();
      crashes = 0;
    } finally {
      lock.unlock();
    }
  }

  /// The process id of the child, if one is ready.
  public Optional<Long> pid() {
    lock.lock();
    try {
      return Optional.ofNullable(child).map(Child::pid);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    watch.close();
    Child current;
    lock.lock();
    try {
      closed = true;
      current = child;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (current != null) {
      current.stop();
    }
  }
}
