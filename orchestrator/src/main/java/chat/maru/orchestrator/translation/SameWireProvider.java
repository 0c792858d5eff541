package chat.maru.orchestrator.translation;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// A provider that speaks the client's own wire: everything passes as it came, but for thoughts
/// that another model had, and the proofs in its answers are noted as its own.
record SameWireProvider(Provider provider, Thoughts thoughts) implements Provider {
  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public String kind() {
    return provider.kind();
  }

  @Override
  public boolean own() {
    return provider.own();
  }

  @Override
  public List<Wire> wires() {
    return provider.wires();
  }

  @Override
  public List<Model> models() {
    return provider.models();
  }

  @Override
  public Chunks stream(Call call) {
    return new Noting(provider.stream(told(call)), call.model(), thoughts);
  }

  @Override
  public Body complete(Call call) {
    Body body = provider.complete(told(call));
    Proofs.in(call.request().wire(), body.json())
        .forEach(proof -> thoughts.note(call.model(), proof));
    return body;
  }

  @Override
  public OptionalLong count(Call call) {
    return provider.count(told(call));
  }

  private Call told(Call call) {
    JsonObject body = call.request().body();
    Wire wire = call.request().wire();
    Predicate<String> strange = proof -> thoughts.strange(call.model(), proof);
    return Proofs.count(wire, body, strange) == 0
        ? call // its bytes pass as they came
        : new Call(
            call.request().said(wire, Proofs.without(wire, body, strange)),
            call.model(),
            call.limits(),
            call.deadline(),
            call.reportUsage());
  }

  @Override
  public void close() {
    // The provider stays; this is one request's view of it.
  }

  private record Noting(Chunks chunks, Model model, Thoughts thoughts) implements Chunks {
    @Override
    public Optional<Chunk> next(Duration wait) {
      Optional<Chunk> next = chunks.next(wait);
      List<Delta> deltas = next.map(Chunk::deltas).orElse(List.of());
      for (Delta delta : deltas) {
        if (delta instanceof Delta.Proof proof) {
          Proofs.text(proof.opaque()).ifPresent(text -> thoughts.note(model, text));
        }
      }
      return next;
    }

    @Override
    public List<Chunk> failure(MaruException error) {
      return chunks.failure(error);
    }

    @Override
    public void close() {
      chunks.close();
    }
  }
}
