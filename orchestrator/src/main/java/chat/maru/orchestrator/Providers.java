package chat.maru.orchestrator;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The providers that people set up: in `maru.yaml`, by a key in the environment, or on the page.
/// Where two have one name the file wins, then the environment. Thread-safe; calls may block.
///
/// A provider that comes from code, such as the embedded engine, is put into [Models] by its owner.
public final class Providers implements AutoCloseable {
  /// How long a start waits for the lists of models; later ones arrive on their own.
  private static final Duration START = Duration.ofMillis(700);

  private static final Duration AGAIN_IF_FAILED = Duration.ofSeconds(20);
  private static final int ROUNDS_UNTIL_ALL = 30;

  private final Models models;
  private final ProviderFactory factory;
  private final ProviderStore store;
  private final Map<String, ProviderConfig> current = new LinkedHashMap<>();
  private volatile boolean closed;

  public Providers(Models models, ProviderFactory factory, ProviderStore store) {
    this.models = models;
    this.factory = factory;
    this.store = store;
  }

  /// Takes over a configuration, the first or a changed one. What did not change is left alone;
  /// running calls end on what they began with.
  public void apply(OrchestratorConfig config) {
    List<Provider> fresh = new ArrayList<>();
    synchronized (this) {
      Map<String, ProviderConfig> wanted = new LinkedHashMap<>();
      config.providers().forEach(provider -> wanted.put(provider.name(), provider));
      store.list().forEach(provider -> wanted.putIfAbsent(provider.name(), provider));
      current.keySet().stream().filter(name -> !wanted.containsKey(name)).forEach(models::remove);
      for (ProviderConfig provider : wanted.values()) {
        if (!provider.equals(current.get(provider.name()))) {
          fresh.add(announce(provider));
        }
      }
      current.clear();
      current.putAll(wanted);
      models.configure(config.fallbacks(), config.limits());
    }
    askAll(fresh);
  }

  /// Asks again for lists that could not be had, and for all of them every few minutes, until this
  /// is closed.
  public void watch() {
    Threads.startVirtual(
        "model-lists",
        () -> {
          for (int round = 1; !closed; round++) {
            Threads.sleep(AGAIN_IF_FAILED);
            refresh(round % ROUNDS_UNTIL_ALL == 0);
          }
        });
  }

  /// Every provider that people set up, in order.
  public synchronized List<ProviderConfig> list() {
    return List.copyOf(current.values());
  }

  public synchronized Optional<ProviderConfig> find(String name) {
    return Optional.ofNullable(current.get(name));
  }

  /// Tests a provider, then stores and connects it.
  ///
  /// @throws MaruException `CONFLICT` if the name is taken, otherwise what the test found; then
  ///   nothing is stored
  public Models.Served add(ProviderConfig config) {
    if (find(config.name()).isPresent() || models.serves(config.name())) {
      throw new MaruException(
          CommonError.CONFLICT, "There is a provider named " + config.name() + " already");
    }
    Provider provider = factory.create(config);
    try {
      List<Model> list = provider.models();
      provider.check();
      synchronized (this) {
        if (!store.insert(config)) {
          throw new MaruException(
              CommonError.CONFLICT, "There is a provider named " + config.name() + " already");
        }
        current.put(config.name(), config);
        return models.put(provider, list);
      }
    } catch (RuntimeException e) {
      provider.close();
      throw e;
    }
  }

  /// Forgets a provider that the page added.
  ///
  /// @throws MaruException `NOT_FOUND`, or `CONFLICT` if it stands in the file or the environment
  public synchronized void remove(String name) {
    ProviderConfig config =
        find(name)
            .orElseThrow(
                () -> new MaruException(CommonError.NOT_FOUND, "No provider named " + name));
    switch (config.source()) {
      case CONFIG ->
          throw new MaruException(
              CommonError.CONFLICT, name + " stands in maru.yaml: remove it there");
      case ENVIRONMENT ->
          throw new MaruException(
              CommonError.CONFLICT, name + " comes from the environment: unset its key there");
      case PAGE -> {
        store.delete(name);
        current.remove(name);
        models.remove(name);
      }
    }
  }

  /// Asks a provider for its models now.
  ///
  /// @throws MaruException `NOT_FOUND`, or what went wrong
  public List<Model> test(String name) {
    Provider provider =
        models.snapshot().served().stream()
            .map(Models.Served::provider)
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new MaruException(CommonError.NOT_FOUND, "No provider named " + name));
    try {
      provider.check();
      List<Model> list = provider.models();
      models.update(provider, list);
      return list;
    } catch (MaruException e) {
      models.refused(provider, e.message());
      throw e;
    }
  }

  @Override
  public void close() {
    closed = true;
    list().forEach(config -> models.remove(config.name()));
  }

  private Provider announce(ProviderConfig config) {
    Provider provider = factory.create(config);
    // Described models need no list; they serve from now on.
    models.put(provider, config.described());
    return provider;
  }

  private void refresh(boolean all) {
    for (Models.Served served : models.snapshot().served()) {
      if (!closed && (all || served.error() != null)) {
        models.refresh(served.provider().name());
      }
    }
  }

  private void askAll(List<Provider> providers) {
    CountDownLatch left = new CountDownLatch(providers.size());
    for (Provider provider : providers) {
      Threads.startVirtual(
          "model-list-" + provider.name(),
          () -> {
            models.refresh(provider.name());
            left.countDown();
          });
    }
    try {
      boolean inTime = left.await(START.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        return; // a slow list arrives on its own
      }
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
