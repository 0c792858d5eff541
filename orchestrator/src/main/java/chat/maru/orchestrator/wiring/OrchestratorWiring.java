package chat.maru.orchestrator.wiring;

import chat.maru.edge.Routes;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Health;
import chat.maru.orchestrator.Masks;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.OrchestratorConfig;
import chat.maru.orchestrator.Providers;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.SecretBox;
import chat.maru.orchestrator.http.ChatApi;
import chat.maru.orchestrator.http.MessagesApi;
import chat.maru.orchestrator.http.ModelsApi;
import chat.maru.orchestrator.http.ProvidersApi;
import chat.maru.orchestrator.http.ReceiptsApi;
import chat.maru.orchestrator.http.ResponsesApi;
import chat.maru.orchestrator.metrics.MeteredReceipts;
import chat.maru.orchestrator.money.Terms;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.otlp.OtlpExporter;
import chat.maru.orchestrator.responses.StoredResponses;
import chat.maru.orchestrator.store.CooldownFile;
import chat.maru.orchestrator.store.JdbiProviderStore;
import chat.maru.orchestrator.store.JdbiResponseStore;
import chat.maru.orchestrator.store.OldReceipts;
import chat.maru.orchestrator.store.ReceiptLog;
import chat.maru.orchestrator.translation.WireTranslator;
import chat.maru.storage.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Joins models, router, providers and receipts.
public final class OrchestratorWiring {
  private OrchestratorWiring() {}

  /// The parts of a running orchestrator.
  public record Orchestrator(
      Models models,
      Gateway gateway,
      Providers providers,
      Health health,
      ReceiptLog receipts,
      Money money,
      Routing routing,
      Optional<OtlpExporter> traces,
      StoredResponses responses,
      OldReceipts old,
      EventLoops loops,
      Masks masks)
      implements AutoCloseable {
    /// Takes over a changed configuration without dropping a call.
    public void reload(OrchestratorConfig config) {
      masks.configure(config.privacy());
      providers.apply(config);
      money.book().apply(config.budgets());
      responses.configure(config.responses());
      old.configure(config.keepReceipts());
    }

    /// Adds the endpoints.
    public void addTo(Routes house) {
      // Whatever stands here is metered where it may reach a model.
      Routes routes = new Routes();
      new ChatApi(gateway).addTo(routes);
      new MessagesApi(gateway).addTo(routes);
      new ResponsesApi(gateway, responses).addTo(routes);
      new ModelsApi(models, health, gateway).addTo(routes);
      new ProvidersApi(providers, models, health).addTo(routes);
      new ReceiptsApi(receipts).addTo(routes);
      money.metered().add(routes, house);
    }

    @Override
    public void close() {
      providers.close();
      traces.ifPresent(OtlpExporter::close);
      responses.close();
      old.close();
      receipts.close();
      routing.close();
      money.close();
      loops.close();
    }
  }

  /// The same with metrics that nobody reads and keys without terms.
  public static Orchestrator start(
      OrchestratorConfig config,
      Database database,
      Path data,
      Map<String, String> environment,
      InstantSource clock) {
    return start(
        config, database, data, environment, new SimpleMeterRegistry(), _ -> Terms.FREE, clock);
  }

  /// Starts the orchestrator: providers are being asked for their models when this returns.
  ///
  /// @param data the data directory, for the key that encrypts stored secrets and the pauses of
  ///   models
  /// @param environment may name a secret and a trace collector
  /// @param keys finds what a key may do
  public static Orchestrator start(
      OrchestratorConfig config,
      Database database,
      Path data,
      Map<String, String> environment,
      MeterRegistry metrics,
      Terms.Source keys,
      InstantSource clock) {
    EventLoops loops = EventLoops.start();
    SecretBox secrets = SecretBox.open(data, environment);
    Models models = new Models();
    Health health = new Health(clock, new CooldownFile(data));
    ReceiptLog receipts = new ReceiptLog(database);
    Receipts metered = new MeteredReceipts(receipts, health, metrics);
    Optional<OtlpExporter> traces = OtlpExporter.from(environment, metered, loops);
    Receipts told = traces.<Receipts>map(exporter -> exporter).orElse(metered);
    Money money = Money.wire(config.budgets(), database, data, keys, clock);
    Masks masks =
        Masks.of(
            secrets.keyed("identifiers"),
            origin -> money.ledger().terms(origin.payer()).identifiers());
    masks.configure(config.privacy());
    Routing routing = Routing.wire(database, health, clock);
    Gateway gateway =
        new Gateway(
            models,
            routing.router(),
            new WireTranslator(),
            health,
            told,
            money.ledger(),
            masks,
            clock);
    Providers providers =
        new Providers(
            models,
            provider -> Vendors.provider(provider, loops),
            new JdbiProviderStore(database, secrets, clock));
    providers.apply(config);
    providers.watch();
    StoredResponses responses =
        new StoredResponses(new JdbiResponseStore(database), config.responses(), clock);
    responses.watch();
    OldReceipts old = new OldReceipts(database, config.keepReceipts(), clock);
    old.watch();
    return new Orchestrator(
        models, gateway, providers, health, receipts, money, routing, traces, responses, old, loops,
        masks);
  }
}
