package chat.maru.orchestrator.wiring;

import chat.maru.base.Threads;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.http.OwnModelsApi;
import chat.maru.orchestrator.own.Catalogue;
import chat.maru.orchestrator.own.ChildCommand;
import chat.maru.orchestrator.own.EmbeddedEngine;
import chat.maru.orchestrator.own.OwnConfig;
import chat.maru.orchestrator.own.OwnModels;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.embedded.EmbeddedProvider;
import chat.maru.orchestrator.provider.hub.HubSource;
import chat.maru.orchestrator.provider.hub.IndexSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Joins the own models, the engine that serves them and their endpoints.
public final class OwnWiring {
  private OwnWiring() {}

  /// The parts.
  public record Own(OwnModels models, EmbeddedEngine engine) implements AutoCloseable {
    /// Adds the endpoints.
    public void addTo(Routes routes) {
      new OwnModelsApi(models, engine).addTo(routes);
    }

    @Override
    public void close() {
      models.close();
      engine.close();
    }
  }

  /// The models of a data directory without an engine, as the command line needs them.
  public static OwnModels models(OwnConfig config, Path data, Clock clock) {
    return OwnModels.open(
        data.resolve("models"),
        Catalogue.standard(),
        List.of(
            new HubSource(config.hub(), HubSource.Patience.DEFAULT), IndexSource.ofThisMachine()),
        clock);
  }

  /// Puts the embedded models among `registry`, now and whenever one comes or goes. Starts no
  /// process: the first call does.
  public static Own start(
      OwnConfig config, Models registry, EventLoops loops, Path data, Clock clock) {
    OwnModels models = models(config, data, clock);
    EmbeddedEngine engine =
        new EmbeddedEngine(
            models,
            new ChildCommand(config.engine(), data.resolve("run").resolve("embedded")),
            config.engine(),
            data.resolve("logs").resolve("embedded.log"));
    registry.put(new EmbeddedProvider(models, engine, loops));
    models.onChange(
        () -> Threads.startVirtual("own-models", () -> registry.refresh(EmbeddedProvider.NAME)));
    models.watchDirectory();
    return new Own(models, engine);
  }
}
