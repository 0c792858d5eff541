package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The own models of a deployment: what is on disk, what can be fetched, and the one fetch that may
/// be under way. Thread-safe.
public final class OwnModels implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final Shelf shelf;
  private final Adding adding;
  private final Catalogue catalogue;
  private final List<Source> sources;
  private final Clock clock;
  private final List<Consumer<Fetch>> watchers = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable FetchJob job;
  private volatile boolean closed;

  private OwnModels(Shelf shelf, Catalogue catalogue, List<Source> sources, Clock clock) {
    this.shelf = shelf;
    this.adding = new Adding(shelf, clock);
    this.catalogue = catalogue;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /// @param root the models' directory, `data/models`; made when the first model comes
  public static OwnModels open(Path root, Catalogue catalogue, List<Source> sources, Clock clock) {
    return new OwnModels(new Shelf(root), catalogue, sources, clock);
  }

  /// What can be fetched, the default first.
  public List<Offer> offers() {
    return catalogue.offers();
  }

  public boolean installed(Offer offer) {
    return shelf.list().stream().anyMatch(model -> model.sha256().equals(offer.sha256()));
  }

  /// What is on disk, oldest first. Reads the directory.
  public List<OwnModel> installed() {
    return shelf.list();
  }

  /// The model that answers: the one the operator added last, else the strongest of the fetched.
  public Optional<OwnModel> chat() {
    return best(Kind.CHAT);
  }

  /// The model that makes vectors, by the same rule.
  public Optional<OwnModel> embedding() {
    return best(Kind.EMBEDDING);
  }

  private Optional<OwnModel> best(Kind kind) {
    return shelf.list().stream()
        .filter(model -> model.kind() == kind)
        .max(
            Comparator.comparing((OwnModel model) -> !model.fetched())
                .thenComparing(OwnModel::tier)
                .thenComparing(OwnModel::addedAt));
  }

  /// Starts to fetch the offer of that name, or the default one. Returns at once.
  ///
  /// @throws MaruException `UNKNOWN_MODEL`, or `FETCH_RUNNING` if another is under way
  public Fetch fetch(Optional<String> name) {
    Offer offer = name.map(catalogue::require).orElseGet(catalogue::standardOffer);
    FetchJob next = begin(offer, this::tell);
    Threads.startVirtual("model-fetch", next);
    return next.state();
  }

  /// Fetches like [#fetch] and waits for the end. Blocks.
  ///
  /// @param progress is told a few times a second
  /// @throws MaruException also if the fetch fails, with its code
  public Fetch fetchAndWait(Optional<String> name, Consumer<Fetch> progress) {
    Offer offer = name.map(catalogue::require).orElseGet(catalogue::standardOffer);
    FetchJob alone = begin(offer, progress);
    alone.run();
    alone.failure().ifPresent(OwnModels::rethrow);
    return alone.state();
  }

  private static void rethrow(MaruException failure) {
    throw failure;
  }

  private synchronized FetchJob begin(Offer offer, Consumer<Fetch> progress) {
    FetchJob current = job;
    if (current != null && !current.state().state().ended()) {
      throw new MaruException(
              OwnModelError.FETCH_RUNNING, current.state().name() + " is being fetched already")
          .with(JsonObject.builder().put("name", current.state().name()).build());
    }
    FetchJob next = new FetchJob(shelf, catalogue, sources, clock, offer, progress);
    job = next;
    return next;
  }

  /// The fetch that is under way or was last.
  public Optional<Fetch> fetching() {
    FetchJob current = current();
    return current == null ? Optional.empty() : Optional.of(current.state());
  }

  /// Stops the fetch that is under way; what came so far stays for the next time.
  ///
  /// @throws MaruException `NO_FETCH` if there is none
  public void cancel() {
    FetchJob current = current();
    if (current == null || current.state().state().ended()) {
      throw new MaruException(OwnModelError.NO_FETCH, "Nothing is being fetched");
    }
    current.cancel();
  }

  /// Copies a GGUF file among the models. Blocks.
  ///
  /// @param progress is told the bytes copied so far
  /// @throws MaruException `NOT_A_MODEL`, `NO_SPACE` or `DISK`
  public OwnModel add(Path file, LongConsumer progress) {
    OwnModel added = adding.copy(file, progress);
    listeners.forEach(Runnable::run);
    return added;
  }

  /// Takes in the GGUF files that somebody laid into the models' directory. Blocks; files that are
  /// no models, and those that changed a moment ago, stay where they are.
  public List<OwnModel> adoptDropped() {
    List<OwnModel> adopted = adding.adopt(shelf.dropped());
    if (!adopted.isEmpty()) {
      listeners.forEach(Runnable::run);
    }
    return adopted;
  }

  /// Deletes a model by its name.
  public void remove(String name) {
    OwnModel model =
        shelf.list().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new MaruException(
                        OwnModelError.UNKNOWN_MODEL, "There is no model " + name + " here"));
    shelf.remove(model);
    listeners.forEach(Runnable::run);
  }

  /// Tells `watcher` of each step of each fetch, a few times a second at most, until the result is
  /// closed. It must not block.
  public Watch watch(Consumer<Fetch> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /// Runs `listener` after the models on disk have changed. It must not block.
  public Watch onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Looks every few seconds for models that another process, such as the command line, put there
  /// or took away, and for files that somebody laid there, until this is closed.
  public void watchDirectory() {
    Threads.startVirtual(
        "model-directory",
        () -> {
          List<OwnModel> before = shelf.list();
          while (!closed) {
            adoptDropped();
            List<OwnModel> now = shelf.list();
            if (!now.equals(before)) {
              before = now;
              listeners.forEach(Runnable::run);
            }
            Threads.sleep(LOOK);
          }
        });
  }

  /// Ends a subscription.
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private void tell(Fetch fetch) {
    if (fetch.state() == Fetch.State.DONE) {
      listeners.forEach(Runnable::run);
    }
    watchers.forEach(watcher -> watcher.accept(fetch));
  }

  private synchronized @Nullable FetchJob current() {
    return job;
  }

  @Override
  public void close() {
    closed = true;
    FetchJob current = current();
    if (current != null) {
      current.cancel();
    }
  }
}
