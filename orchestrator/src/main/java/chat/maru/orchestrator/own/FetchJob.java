package chat.maru.orchestrator.own;

import chat.maru.base.CommonError;
import chat.maru.base.ErrorCode;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.own.Fetch.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One fetch: download, verify, put on the shelf; with the fallback of the offer if its origin
/// cannot be reached.
final class FetchJob implements Runnable, Transfer {
  private static final Logger LOG = LoggerFactory.getLogger(FetchJob.class);
  private static final Duration TOLD_EVERY = Duration.ofMillis(250);
  private static final long SPARE_BYTES = 64 << 20;
  private static final Set<ErrorCode> UNREACHABLE = Set.of(OwnModelError.HUB_UNREACHABLE);

  private final Shelf shelf;
  private final Catalogue catalogue;
  private final List<Source> sources;
  private final Clock clock;
  private final Offer wanted;
  private final Consumer<Fetch> watcher;
  private final Cancel cancel = new Cancel();
  private volatile Fetch fetch;
  private long toldAtNanos;
  private @Nullable MaruException failure;

  FetchJob(
      Shelf shelf,
      Catalogue catalogue,
      List<Source> sources,
      Clock clock,
      Offer wanted,
      Consumer<Fetch> watcher) {
    this.shelf = shelf;
    this.catalogue = catalogue;
    this.sources = sources;
    this.clock = clock;
    this.wanted = wanted;
    this.watcher = watcher;
    this.fetch = Fetch.of(wanted, "");
  }

  Fetch state() {
    return fetch;
  }

  /// Why it failed; to be asked after [#run].
  Optional<MaruException> failure() {
    return Optional.ofNullable(failure);
  }

  void cancel() {
    cancel.cancel();
  }

  @Override
  public Cancel cancelled() {
    return cancel;
  }

  @Override
  public void run() {
    try {
      alone();
      end(State.DONE, "", "");
    } catch (MaruException e) {
      failure = e;
      boolean stopped = cancel.cancelled();
      end(stopped ? State.CANCELLED : State.FAILED, e.code().code(), e.message());
    } catch (IOException e) {
      failure = Shelf.disk(e);
      end(State.FAILED, OwnModelError.DISK.code(), Shelf.disk(e).message());
    } catch (RuntimeException e) {
      LOG.error("fetching a model failed", e);
      failure = new MaruException(CommonError.INTERNAL, "Something went wrong here", e);
      end(State.FAILED, "internal", "Something went wrong here");
    }
  }

  /// The command line and a running server may share a directory: one of them fetches.
  private void alone() throws IOException {
    Path file = shelf.partial("lock").resolveSibling("lock");
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        FileLock lock = lock(opened)) {
      withFallback();
      lock.release();
    }
  }

  private static FileLock lock(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // held by another object of this process: told below
    }
    throw new MaruException(
        OwnModelError.FETCH_RUNNING, "Another process fetches a model into this directory");
  }

  private void withFallback() throws IOException {
    try {
      fetch(wanted);
    } catch (MaruException first) {
      Optional<Offer> other = catalogue.find(wanted.fallback());
      if (other.isEmpty() || !UNREACHABLE.contains(first.code()) || cancel.cancelled()) {
        throw first;
      }
      LOG.warn("{}; fetching {} instead of {}", first.message(), other.get().name(), wanted.name());
      fetch = Fetch.of(other.get(), first.code().code());
      try {
        fetch(other.get());
      } catch (MaruException second) {
        throw new MaruException(second.code(), first.message() + ". " + second.message(), second);
      }
    }
  }

  private void fetch(Offer offer) throws IOException {
    if (shelf.list().stream().anyMatch(model -> model.sha256().equals(offer.sha256()))) {
      fetch = fetch.at(State.RUNNING, offer.bytes(), offer.bytes());
      return;
    }
    Source source =
        sources.stream()
            .filter(one -> one.serves(offer.origin()))
            .findFirst()
            .orElseThrow(
                () ->
                    new MaruException(
                        OwnModelError.HUB_UNREACHABLE, "Nothing here can fetch " + offer.title()));
    Path target = shelf.partial(offer.sha256());
    space(source.needs(offer, target), offer);
    source.fetch(offer, target, this);
    verify(offer, target);
    Gguf header = Gguf.read(target);
    shelf.put(
        offer.sha256(),
        new OwnModel(
            offer.name(),
            offer.title(),
            offer.kind(),
            offer.tier(),
            Files.size(target),
            offer.sha256(),
            offer.licence(),
            offer.languages(),
            offer.note(),
            header.context(),
            header.pooled(),
            true,
            clock.instant(),
            target));
  }

  private void space(long needed, Offer offer) throws IOException {
    long free = Files.getFileStore(shelf.root()).getUsableSpace();
    if (free < needed + SPARE_BYTES) {
      throw new MaruException(
          OwnModelError.NO_SPACE,
          "%s needs %d MB on disk (free: %d MB)"
              .formatted(offer.title(), (needed + SPARE_BYTES) >> 20, free >> 20));
    }
  }

  private void verify(Offer offer, Path target) throws IOException {
    long total = Files.size(target);
    at(State.VERIFYING, 0, total);
    String came =
        Checksum.of(
            target,
            done -> {
              check();
              at(State.VERIFYING, done, total);
            });
    if (!came.equals(offer.sha256())) {
      shelf.discard(offer.sha256());
      throw new MaruException(
          OwnModelError.WRONG_CHECKSUM,
          "What came as %s has the checksum %s (expected: %s); it was deleted"
              .formatted(offer.title(), came, offer.sha256()));
    }
  }

  @Override
  public void at(State state, long done, long total) {
    boolean sameState = fetch.state() == state;
    fetch = fetch.at(state, done, total);
    long now = System.nanoTime();
    if (!sameState || now - toldAtNanos > TOLD_EVERY.toNanos()) {
      toldAtNanos = now;
      watcher.accept(fetch);
    }
  }

  private void end(State state, String code, String message) {
    fetch = fetch.ended(state, code, message);
    watcher.accept(fetch);
  }
}
