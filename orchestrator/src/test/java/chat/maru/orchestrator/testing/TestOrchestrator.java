package chat.maru.orchestrator.testing;

import chat.maru.base.config.ConfigSection;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestServer;
import chat.maru.orchestrator.OrchestratorConfig;
import chat.maru.orchestrator.money.Terms;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.orchestrator.wiring.ConsoleWiring;
import chat.maru.orchestrator.wiring.OrchestratorWiring;
import chat.maru.orchestrator.wiring.OrchestratorWiring.Orchestrator;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A whole orchestrator behind a real server, its vendors fake.
public final class TestOrchestrator implements AutoCloseable {
  private final Database database;
  private final Orchestrator parts;
  private final TestServer server;

  private TestOrchestrator(OrchestratorConfig config, Database database) {
    this(config, database, _ -> Terms.FREE, Clock.systemUTC());
  }

  private TestOrchestrator(
      OrchestratorConfig config, Database database, Terms.Source keys, Clock clock) {
    this.database = database;
    FixedAccounts.put(database);
    Path data = TestServer.uploads();
    parts =
        OrchestratorWiring.start(
            config, database, data, Map.of(), new SimpleMeterRegistry(), keys, clock);
    server =
        TestServer.start(
            routes -> {
              parts.addTo(routes);
              ConsoleWiring.of(parts, database, Labels.NONE, Clock.systemUTC()).addTo(routes);
            });
  }

  public static TestOrchestrator start(OrchestratorConfig config) {
    return new TestOrchestrator(config, Databases.fresh(Engine.SQLITE));
  }

  /// One node of several, at a time that the test sets.
  public static TestOrchestrator start(OrchestratorConfig config, Database database, Clock clock) {
    return new TestOrchestrator(config, database, _ -> Terms.FREE, clock);
  }

  /// With what keys may do.
  public static TestOrchestrator start(OrchestratorConfig config, Terms.Source keys) {
    return new TestOrchestrator(config, Databases.fresh(Engine.SQLITE), keys, Clock.systemUTC());
  }

  /// With short time-outs and one outside provider a vendor, named `a`, `b`…, each with the model
  /// of that name (upstream `up-a`…), each standing in for those before it.
  public static TestOrchestrator start(FakeVendor... vendors) {
    return start(outside(vendors));
  }

  /// The same with vendors of the kinds `kinds`, in order; those without one are of kind `openai`.
  public static TestOrchestrator start(List<String> kinds, FakeVendor... vendors) {
    return start(outside(kinds, vendors));
  }

  /// The configuration of the same.
  public static OrchestratorConfig outside(FakeVendor... vendors) {
    return outside(List.of(), vendors);
  }

  private static OrchestratorConfig outside(List<String> kinds, FakeVendor... vendors) {
    List<Json> providers = new ArrayList<>();
    JsonObject.Builder fallbacks = JsonObject.builder();
    List<String> names = new ArrayList<>();
    for (FakeVendor vendor : vendors) {
      String name = Character.toString('a' + names.size());
      names.add(name);
      JsonObject price = JsonObject.builder().put("input", 1).put("output", 2).build();
      JsonObject model =
          JsonObject.builder()
              .put("name", name)
              .put("upstream", "up-" + name)
              .put("price", price)
              .put("vision", true)
              .build();
      providers.add(
          JsonObject.builder()
              .put("name", name)
              .put("kind", names.size() <= kinds.size() ? kinds.get(names.size() - 1) : "openai")
              .put("url", vendor.url())
              .put("key", "sk-" + name)
              .put("models", JsonArray.of(model))
              .build());
    }
    for (int i = 0; i < names.size() - 1; i++) {
      fallbacks.put(names.get(i), JsonArray.ofStrings(names.subList(i + 1, names.size())));
    }
    return config(
        JsonObject.builder()
            .put("providers", new JsonArray(providers))
            .put("fallbacks", fallbacks.build())
            .put("timeouts", Json.parse("{\"firstByte\":\"1s\",\"stall\":\"1s\"}"))
            .build());
  }

  /// On a database of either engine, which closes with it.
  public static TestOrchestrator start(OrchestratorConfig config, Database database) {
    return new TestOrchestrator(config, database);
  }

  public static OrchestratorConfig config(JsonObject yaml) {
    return OrchestratorConfig.read(ConfigSection.root(yaml), Map.of());
  }

  public TestServer server() {
    return server;
  }

  public Orchestrator parts() {
    return parts;
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    server.close();
    parts.close();
    database.close();
  }
}
