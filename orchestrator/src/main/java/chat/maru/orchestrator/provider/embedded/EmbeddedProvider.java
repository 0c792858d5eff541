package chat.maru.orchestrator.provider.embedded;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Capability;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Limits;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.Price;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.ProviderConfig;
import chat.maru.orchestrator.own.EmbeddedEngine;
import chat.maru.orchestrator.own.EmbeddedEngine.Lease;
import chat.maru.orchestrator.own.OwnModel;
import chat.maru.orchestrator.own.OwnModels;
import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.openai.OpenAiProvider;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The embedded engine as a provider. Its child process speaks OpenAI's wire, so each call is one
/// of the ordinary provider, to wherever the child listens at the moment.
///
/// It is more patient than the configured limits: the first token may wait for the process to
/// start, for the calls before it and for a long prompt on a slow machine. The caller's deadline
/// holds.
public final class EmbeddedProvider implements Provider {
  public static final String NAME = "embedded";

  private static final Limits PATIENT =
      new Limits(
          Duration.ofSeconds(5),
          Duration.ofMinutes(3),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  private final OwnModels models;
  private final EmbeddedEngine engine;
  private final EventLoops loops;
  private @Nullable OpenAiProvider wire;
  private String wireToken = "";

  public EmbeddedProvider(OwnModels models, EmbeddedEngine engine, EventLoops loops) {
    this.models = models;
    this.engine = engine;
    this.loops = loops;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public boolean own() {
    return true;
  }

  /// What is on disk; asks nobody.
  @Override
  public List<Model> models() {
    return Stream.concat(
            models.chat().stream().map(model -> described(model, Capability.CHAT)),
            models.embedding().stream().map(model -> described(model, Capability.EMBEDDINGS)))
        .toList();
  }

  private Model described(OwnModel model, Capability capability) {
    return new Model(
        model.name(),
        NAME,
        model.name(),
        true,
        model.tier(),
        Set.of(capability),
        engine.context(model),
        Price.FREE);
  }

  @Override
  public Chunks stream(Call call) {
    Lease lease = lease(call);
    try {
      return new LeasedChunks(wire(lease).stream(patient(call)), lease, call.deadline(), PATIENT);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  @Override
  public Body complete(Call call) {
    try (Lease lease = lease(call)) {
      return wire(lease).complete(patient(call));
    }
  }

  @Override
  public Body embed(Call call) {
    try (Lease lease = lease(call)) {
      return wire(lease).embed(patient(call));
    }
  }

  private static Call patient(Call call) {
    Duration left = call.deadline().remaining();
    Limits limits =
        new Limits(
            PATIENT.connect(),
            shorter(PATIENT.firstByte(), left),
            shorter(PATIENT.stall(), left),
            shorter(PATIENT.plain(), left),
            PATIENT.total());
    return new Call(call.request(), call.model(), limits, call.deadline(), call.reportUsage());
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Lease lease(Call call) {
    try {
      return engine.open(call.deadline());
    } catch (MaruException e) {
      boolean late = e.code() == CommonError.DEADLINE;
      OrchestratorError code =
          late ? OrchestratorError.PROVIDER_TIMEOUT : OrchestratorError.PROVIDER_FAILED;
      String message = late ? "The embedded model was not ready in time" : e.message();
      MaruException told = new MaruException(code, message, e);
      throw e.retryAfter().map(told::retryAfter).orElse(told);
    }
  }

  /// The wire to the child of this lease; a new one for each child.
  private synchronized OpenAiProvider wire(Lease lease) {
    OpenAiProvider current = wire;
    if (current != null && wireToken.equals(lease.token())) {
      return current;
    }
    if (current != null) {
      current.close();
    }
    OpenAiProvider fresh =
        new OpenAiProvider(
            new ProviderConfig(
                NAME,
                "openai",
                lease.url().toString(),
                List.of(lease.token()),
                true,
                List.of(),
                ProviderConfig.Source.CONFIG),
            loops);
    wire = fresh;
    wireToken = lease.token();
    return fresh;
  }

  @Override
  public synchronized void close() {
    if (wire != null) {
      wire.close();
    }
  }
}
