package chat.maru.orchestrator.testing;

import chat.maru.base.Deadline;
import chat.maru.base.json.Json;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.ChatStream;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Health;
import chat.maru.orchestrator.Limits;
import chat.maru.orchestrator.Masks;
import chat.maru.orchestrator.ModelConfig;
import chat.maru.orchestrator.Models;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Price;
import chat.maru.orchestrator.PrivacyConfig;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.Router;
import chat.maru.orchestrator.RuleRouter;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.money.Ledger;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.openai.OpenAiProvider;
import chat.maru.orchestrator.routing.Feedback;
import chat.maru.orchestrator.routing.LearnedRouter;
import chat.maru.orchestrator.routing.feedback.Abilities;
import chat.maru.orchestrator.routing.feedback.Exploration;
import chat.maru.orchestrator.routing.model.Prior;
import chat.maru.orchestrator.translation.WireTranslator;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A gateway with short limits over [FakeVendor]s, its receipts in memory.
public final class TestGateway implements AutoCloseable {
  public static final Limits SHORT =
      new Limits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20));

  private final EventLoops loops = EventLoops.start();
  private final Models models = new Models();
  private final MemoryReceipts receipts = new MemoryReceipts();
  private final MemoryDecisions decisions = new MemoryDecisions();
  private final Feedback feedback;
  private final Health health;
  private final Masks masks = Masks.forgetful();
  private final Gateway gateway;

  public TestGateway(InstantSource clock) {
    this(clock, false);
  }

  private TestGateway(InstantSource clock, boolean learning) {
    health = new Health(clock);
    Abilities abilities = new Abilities();
    feedback = new Feedback(decisions, abilities, clock);
    Router rules = new RuleRouter(health);
    Exploration never = new Exploration(1); // not in the first hundred decisions
    gateway =
        new Gateway(
            models,
            learning
                ? new LearnedRouter(
                    rules, Prior.shipped(), abilities, never, decisions, health, clock)
                : rules,
            new WireTranslator(),
            health,
            receipts,
            Ledger.NONE,
            masks,
            clock);
    models.configure(Map.of(), SHORT);
  }

  public TestGateway() {
    this(Clock.systemUTC());
  }

  /// One that chooses by what it has learned.
  public static TestGateway learning() {
    return new TestGateway(Clock.systemUTC(), true);
  }

  /// Connects an outside provider that serves one model of its own name, priced at 1 USD a million
  /// tokens of input and 2 of output.
  public TestGateway outside(String name, String url, Tier tier) {
    return connect(name, url, false, tier, 0);
  }

  /// The same with a model that takes `context` tokens.
  public TestGateway outside(String name, String url, int context) {
    return connect(name, url, false, Tier.CAPABLE, context);
  }

  /// Connects an own provider that serves one model of its own name.
  public TestGateway own(String name, String url, Tier tier) {
    return connect(name, url, true, tier, 0);
  }

  public TestGateway fallback(String model, String... others) {
    models.configure(Map.of(model, List.of(others)), SHORT);
    return this;
  }

  /// Handles identifiers as `maru.yaml` would say.
  public TestGateway privacy(PrivacyConfig config) {
    masks.configure(config);
    return this;
  }

  public Gateway gateway() {
    return gateway;
  }

  public Models models() {
    return models;
  }

  /// What was told of answers, and by which signals.
  public MemoryDecisions decisions() {
    return decisions;
  }

  public Feedback feedback() {
    return feedback;
  }

  public Health health() {
    return health;
  }

  public MemoryReceipts receipts() {
    return receipts;
  }

  /// A request of class `open` with one message.
  public static ChatRequest ask(String model, String text) {
    return ChatRequest.of(
        Json.parseObject(
            "{\"model\":"
                + Json.of(model)
                + ",\"messages\":[{\"role\":\"user\",\"content\":"
                + Json.of(text)
                + "}]}"),
        Origin.MARU,
        DataClass.OPEN,
        Deadline.after(Duration.ofSeconds(30)));
  }

  /// All words of a stream.
  public static String text(ChatStream stream) {
    StringBuilder text = new StringBuilder();
    try (stream) {
      while (stream.hasNext()) {
        text.append(stream.next().deltaText());
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    models.snapshot().served().forEach(served -> models.remove(served.provider().name()));
    loops.close();
  }

  private TestGateway connect(String name, String url, boolean own, Tier tier, int context) {
    Price price = own ? Price.FREE : Price.perMillion(1, 0.1, 1.25, 2);
    ModelConfig model = new ModelConfig(name, name, price, context, true, true, tier);
    models.put(
        new OpenAiProvider(
            new ProviderConfig(
                name, "openai", url, List.of(), own, List.of(model), ProviderConfig.Source.CONFIG),
            loops));
    return this;
  }
}
