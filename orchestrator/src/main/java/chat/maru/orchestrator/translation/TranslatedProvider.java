package chat.maru.orchestrator.translation;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Wire;
import java.util.List;
import java.util.OptionalLong;

/// A provider that is asked in its own words and answers in the client's, for one request.
///
/// @param request the request in the provider's words
/// @param wire the client's wire
/// @param prompt the request in no vendor's words
record TranslatedProvider(
    Provider provider, ChatRequest request, Wire wire, Prompt prompt, Thoughts thoughts)
    implements Provider {
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
    return List.of(wire);
  }

  @Override
  public List<Model> models() {
    return provider.models();
  }

  @Override
  public Chunks stream(Call call) {
    Codec vendors = Codecs.of(request.wire());
    return new TranslatedChunks(
        provider.stream(told(call)),
        vendors.streamReader(),
        wire,
        Codecs.of(wire).streamWriter(prompt),
        call,
        thoughts);
  }

  @Override
  public Body complete(Call call) {
    Body body = provider.complete(told(call));
    try {
      Answer answer = Codecs.of(request.wire()).readAnswer(body.json());
      answer.choices().forEach(choice -> thoughts.keep(call.model(), choice.parts()));
      JsonObject json = Codecs.of(wire).writeAnswer(answer, prompt);
      return new Body(json.toBytes(), json, body.usage());
    } catch (MaruException e) {
      throw broken(e, call.model(), OrchestratorError.PROVIDER_FAILED);
    }
  }

  @Override
  public OptionalLong count(Call call) {
    return provider.count(told(call));
  }

  /// What a reader or a writer finds wrong with an answer is the vendor's fault and not the
  /// caller's.
  static MaruException broken(MaruException e, Model model, OrchestratorError code) {
    return e.code() instanceof OrchestratorError
        ? e
        : new MaruException(
            code,
            model.provider() + " sent an answer that cannot be told (" + e.message() + ")",
            e);
  }

  private Call told(Call call) {
    Prompt restored = thoughts.restore(prompt, call.model());
    ChatRequest told =
        restored.equals(prompt)
            ? request
            : request.said(request.wire(), Codecs.of(request.wire()).writePrompt(restored));
    return new Call(told, call.model(), call.limits(), call.deadline(), call.reportUsage());
  }

  @Override
  public void close() {
    // The provider stays; this is one request's view of it.
  }
}
