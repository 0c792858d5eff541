package chat.maru.server.wiring;

import chat.maru.accounts.ControlToken;
import chat.maru.accounts.Registration;
import chat.maru.accounts.wiring.Accounts;
import chat.maru.accounts.wiring.AccountsWiring;
import chat.maru.bridges.wiring.BridgesWiring;
import chat.maru.bridges.wiring.BridgesWiring.Bridges;
import chat.maru.edge.EdgeConfig;
import chat.maru.edge.Health;
import chat.maru.edge.RateLimits;
import chat.maru.edge.Route;
import chat.maru.edge.Routes;
import chat.maru.edge.http.EdgeServer;
import chat.maru.edge.web.WebFiles;
import chat.maru.mate.wiring.MateWiring;
import chat.maru.messenger.hub.Hub;
import chat.maru.messenger.wiring.FilesPart;
import chat.maru.messenger.wiring.MessengerWiring;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.orchestrator.wiring.ConsoleWiring;
import chat.maru.orchestrator.wiring.Money;
import chat.maru.orchestrator.wiring.OrchestratorWiring;
import chat.maru.orchestrator.wiring.OrchestratorWiring.Orchestrator;
import chat.maru.orchestrator.wiring.OwnWiring;
import chat.maru.orchestrator.wiring.OwnWiring.Own;
import chat.maru.search.SearchIndex;
import chat.maru.server.config.MaruConfig;
import chat.maru.server.config.ServerConfig;
import chat.maru.server.config.Version;
import chat.maru.server.data.ControlFile;
import chat.maru.server.data.DataDirectory;
import chat.maru.server.http.ModelFiles;
import chat.maru.server.http.OpenApi;
import chat.maru.storage.Database;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The running server: every module, opened from the ground up and closed from the top down.
public final class House implements AutoCloseable {
  private final Opened opened;
  private final Orchestrator orchestrator;
  private final Routes routes;
  private final EdgeServer edge;
  private final DataDirectory data;

  private House(
      Opened opened,
      Orchestrator orchestrator,
      Routes routes,
      EdgeServer edge,
      DataDirectory data) {
    this.opened = opened;
    this.orchestrator = orchestrator;
    this.routes = routes;
    this.edge = edge;
    this.data = data;
  }

  /// Opens everything and listens. If a part fails, those below it are closed again.
  ///
  /// @throws chat.maru.base.MaruException with what to do, for example if the port is in use
  public static House open(DataDirectory data, MaruConfig config) {
    Opened opened = new Opened();
    try {
      return build(opened, data, config);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static House build(Opened opened, DataDirectory data, MaruConfig config) {
    Clock clock = Clock.systemUTC();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    opened.add(ProcessMetrics.bind(metrics));
    opened.add(() -> ControlFile.remove(data.path()));
    ControlToken control = ControlToken.create(data.path());
    Database database = opened.add(Database.open(config.storage(data.database())));
    SearchIndex index = opened.add(SearchIndex.open(data.index()));
    // Accounts ask whether somebody was invited; rooms, which know, are built on accounts.
    AtomicReference<MessengerWiring.Wired> rooms = new AtomicReference<>();
    Accounts accounts =
        AccountsWiring.wire(
            database,
            registration(config.server()),
            code -> rooms.get().messenger().invites().valid(code),
            Optional.of(control),
            clock);
    MessengerWiring.Wired messenger =
        opened.add(
            MessengerWiring.wire(
                database,
                index,
                new FilesPart.Place(data.files(), config.files()),
                accounts.users(),
                Neighbours.bus(config.bus()),
                clock));
    rooms.set(messenger);
    Neighbours.join(messenger.messenger().bus(), accounts.revocations());
    config.bus().ifPresent(_ -> Neighbours.measure(messenger.messenger().bus(), metrics));
    Orchestrator orchestrator =
        opened.add(
            OrchestratorWiring.start(
                config.orchestrator(),
                database,
                data.path(),
                System.getenv(),
                metrics,
                Money.terms(accounts.keys()),
                clock));
    Own own =
        opened.add(
            OwnWiring.start(
                config.own(), orchestrator.models(), orchestrator.loops(), data.path(), clock));
    Hub hub = messenger.messenger().hub();
    opened.add(own.models().watch(fetch -> hub.progressToAll(fetch.progress())));
    MateWiring.Wired mate =
        opened.add(
            MateWiring.wire(
                new MateWiring.Ground(
                    database,
                    accounts.users(),
                    messenger.messenger(),
                    index,
                    orchestrator.models(),
                    orchestrator.gateway(),
                    orchestrator.receipts(),
                    orchestrator.routing().feedback(),
                    own.models(),
                    clock)));
    Bridges bridges =
        BridgesWiring.wire(
            database,
            messenger.messenger().rooms(),
            messenger.messenger().imports(),
            hub,
            data.path());
    opened.add(bridges.importer());

    Health health = new Health(metrics, new Readiness(database)::notReady);
    Routes routes = new Routes();
    accounts.addTo(routes, messenger.userLog(), Version.text(), orchestrator.money()::spent);
    messenger.addTo(routes);
    orchestrator.addTo(routes);
    orchestrator
        .routing()
        .addTo(
            routes,
            orchestrator.receipts(),
            (user, room) ->
                messenger.messenger().rooms().list(user).stream()
                    .anyMatch(one -> one.id().equals(room)));
    Labels labels =
        new HouseLabels(accounts.users(), accounts.keys(), messenger.messenger().rooms());
    ConsoleWiring.of(orchestrator, database, labels, clock).addTo(routes);
    own.addTo(routes);
    mate.addTo(routes);
    bridges.addTo(routes);
    new ModelFiles(own.models()).addTo(routes);
    new OpenApi().addTo(routes);
    EdgeServer edge =
        opened.add(
            EdgeServer.start(
                listening(data, config.server()),
                routes,
                accounts.authenticator(),
                new WebFiles(House.class.getClassLoader(), "web"),
                health));
    mate.start();
    bridges.importer().resume();
    House house = new House(opened, orchestrator, routes, edge, data);
    ControlFile.write(data.path(), house.loopback());
    return house;
  }

  private static Registration registration(ServerConfig server) {
    return new Registration(server.openRegistration(), server.allowSetup());
  }

  private static EdgeConfig listening(DataDirectory data, ServerConfig server) {
    return new EdgeConfig(
        server.host(),
        server.port(),
        server.publicUrl(),
        data.uploads(),
        server.openMetrics(),
        RateLimits.DEFAULT,
        server.drain(),
        server.proxies());
  }

  /// Takes over a changed configuration without a restart: providers, fallbacks, time limits and
  /// budgets. Addresses and the database stay as they were started.
  public void apply(MaruConfig config) {
    orchestrator.reload(config.orchestrator());
  }

  /// Where a browser on this machine opens the page.
  public URI address() {
    return URI.create("http://localhost:" + edge.port());
  }

  /// How a command on this machine reaches this server.
  public ControlFile control() {
    return ControlFile.read(data.path()).orElseThrow();
  }

  /// Every endpoint, for tests that knock at each.
  List<Route> routes() {
    return routes.all();
  }

  private URI loopback() {
    return URI.create("http://127.0.0.1:" + edge.port());
  }

  @Override
  public void close() {
    opened.close();
  }
}
