package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import chat.maru.base.config.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The models of a deployment and who serves them.
///
/// Readers see an immutable [Snapshot] that is replaced as a whole, so that a reload never shows
/// half of a change and a running call keeps what it started with. Thread-safe.
public final class Models {
  private volatile Snapshot snapshot = new Snapshot(List.of(), Map.of(), Limits.DEFAULT);

  /// What one provider serves.
  ///
  /// @param error why its list could not be had; `null` if it could
  public record Served(Provider provider, List<Model> models, @Nullable String error) {
    public Served {
      models = List.copyOf(models);
    }
  }

  /// All models at one moment. Where two providers serve one name, the earlier has it; each model
  /// also answers to `provider/name`.
  public static final class Snapshot {
    private final List<Served> served;
    private final Map<String, List<String>> fallbacks;
    private final Limits limits;
    private final Map<String, Model> byName = new LinkedHashMap<>();
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final List<Model> all;

    Snapshot(List<Served> served, Map<String, List<String>> fallbacks, Limits limits) {
      this.served = List.copyOf(served);
      this.fallbacks = Map.copyOf(fallbacks);
      this.limits = limits;
      for (Served one : served) {
        providers.put(one.provider().name(), one.provider());
        for (Model model : one.models()) {
          byName.putIfAbsent(model.name(), model);
        }
      }
      this.all = List.copyOf(byName.values());
      for (Served one : served) {
        for (Model model : one.models()) {
          byName.putIfAbsent(one.provider().name() + "/" + model.name(), model);
        }
      }
    }

    /// Every model once, in the order of the providers.
    public List<Model> all() {
      return all;
    }

    public List<Served> served() {
      return served;
    }

    public Optional<Model> find(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    /// The name most like a mistyped one.
    public Optional<String> near(String name) {
      Set<String> names = new TreeSet<>(byName.keySet());
      Arrays.stream(Preset.values()).map(Preset::modelName).forEach(names::add);
      return Nearest.to(name, names);
    }

    /// The provider that serves `model`.
    public Provider provider(Model model) {
      Provider provider = providers.get(model.provider());
      if (provider == null) {
        throw new MaruException(
            OrchestratorError.MODEL_NOT_FOUND, "The provider of " + model.name() + " is gone");
      }
      return provider;
    }

    /// The models to try after a pinned one, in order.
    public List<String> fallbacks(String name) {
      return fallbacks.getOrDefault(name, List.of());
    }

    public Limits limits() {
      return limits;
    }
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  public Collection<Model> all() {
    return snapshot.all();
  }

  public Optional<Model> find(String name) {
    return snapshot.find(name);
  }

  /// Adds a provider or takes the place of the one of the same name, asking it for its models.
  /// Blocks. If it does not answer it is kept without models, with the error.
  public Served put(Provider provider) {
    Served asked = ask(provider);
    replace(asked);
    return asked;
  }

  /// The same with a list that is known already. Does not block.
  public Served put(Provider provider, List<Model> list) {
    Served served = new Served(provider, list, null);
    replace(served);
    return served;
  }

  /// Takes over a new list of a provider, if it is still here.
  public void update(Provider provider, List<Model> list) {
    replaceIfPresent(new Served(provider, list, null));
  }

  /// Notes that a provider could not be asked; what it served before stays.
  public void refused(Provider provider, String error) {
    snapshot.served().stream()
        .filter(one -> one.provider().equals(provider))
        .findFirst()
        .ifPresent(one -> replaceIfPresent(new Served(provider, one.models(), error)));
  }

  /// Whether there is a provider of that name.
  public boolean serves(String provider) {
    return snapshot.served().stream().anyMatch(one -> one.provider().name().equals(provider));
  }

  /// Asks one provider again; if it does not answer, what it served before stays, with the error.
  /// Does nothing if there is none of that name. Blocks.
  public void refresh(String provider) {
    snapshot.served().stream()
        .map(Served::provider)
        .filter(one -> one.name().equals(provider))
        .findFirst()
        .ifPresent(
            one -> {
              Served asked = ask(one);
              if (asked.error() == null) {
                replaceIfPresent(asked);
              } else {
                refused(one, asked.error());
              }
            });
  }

  /// Forgets a provider and closes it.
  public synchronized void remove(String provider) {
    List<Served> rest = new ArrayList<>();
    for (Served one : snapshot.served()) {
      if (one.provider().name().equals(provider)) {
        one.provider().close();
      } else {
        rest.add(one);
      }
    }
    snapshot = new Snapshot(rest, snapshot.fallbacks, snapshot.limits);
  }

  /// Sets what `maru.yaml` says of fallbacks and limits.
  public synchronized void configure(Map<String, List<String>> fallbacks, Limits limits) {
    snapshot = new Snapshot(snapshot.served(), fallbacks, limits);
  }

  private static Served ask(Provider provider) {
    try {
      return new Served(provider, provider.models(), null);
    } catch (MaruException e) {
      return new Served(provider, List.of(), e.message());
    }
  }

  private synchronized void replaceIfPresent(Served asked) {
    if (snapshot.served().stream().anyMatch(one -> one.provider().equals(asked.provider()))) {
      replace(asked);
    }
  }

  private synchronized void replace(Served asked) {
    List<Served> next = new ArrayList<>(snapshot.served());
    for (int i = 0; i < next.size(); i++) {
      Served old = next.get(i);
      if (old.provider().name().equals(asked.provider().name())) {
        next.set(i, asked);
        snapshot = new Snapshot(next, snapshot.fallbacks, snapshot.limits);
        if (!old.provider().equals(asked.provider())) {
          old.provider().close();
        }
        return;
      }
    }
    next.add(asked);
    snapshot = new Snapshot(next, snapshot.fallbacks, snapshot.limits);
  }
}
