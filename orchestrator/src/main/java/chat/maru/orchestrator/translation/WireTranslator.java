package chat.maru.orchestrator.translation;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Provider;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Translator;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.messages.MessagesCodec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Translates over the neutral forms of `wire`: read once, written once for each wire that a
/// provider needs. A provider that speaks the request's own wire gets it untouched and unread.
public final class WireTranslator implements Translator {
  private final KeptThoughts kept = new KeptThoughts();
  private final ProofOrigins origins = new ProofOrigins();

  @Override
  public Translation of(ChatRequest request) {
    return new WireTranslation(request, new Thoughts(kept, origins, owner(request.origin())));
  }

  /// A key of `/v1`, or a room and who asks in it.
  private static String owner(Origin origin) {
    return origin.key() != null ? "key " + origin.key() : origin.room() + " " + origin.user();
  }

  private static final class WireTranslation implements Translation {
    private final ChatRequest request;
    private final Thoughts thoughts;
    private final Map<Wire, Said> written = new EnumMap<>(Wire.class);
    private @Nullable Prompt prompt;
    private @Nullable MaruException unreadable;

    private WireTranslation(ChatRequest request, Thoughts thoughts) {
      this.request = request;
      this.thoughts = thoughts;
    }

    @Override
    public Optional<MaruException> refusal(Provider provider) {
      return said(provider) instanceof Said.Not not ? Optional.of(not.why()) : Optional.empty();
    }

    @Override
    public Provider through(Provider provider) {
      return switch (said(provider)) {
        // Chat completions carry no proofs of thinking.
        case Said.AsItCame _ when request.wire() == Wire.CHAT -> provider;
        case Said.AsItCame _ -> new SameWireProvider(provider, thoughts);
        case Said.On on ->
            new TranslatedProvider(provider, on.request(), request.wire(), on.prompt(), thoughts);
        case Said.Not not -> throw not.why();
      };
    }

    @Override
    public List<Reason> notes(Provider provider, Model model) {
      int dropped =
          switch (said(provider)) {
            case Said.AsItCame _ ->
                (request.wire() == Wire.MESSAGES
                        ? MessagesCodec.foreignThoughts(request.body())
                        : 0)
                    + Proofs.count(
                        request.wire(), request.body(), proof -> thoughts.strange(model, proof));
            case Said.On on -> thoughts.dropped(on.prompt(), model, on.request().wire());
            case Said.Not _ -> 0;
          };
      return dropped == 0 ? List.of() : List.of(Reason.of("thoughts_dropped", "count", dropped));
    }

    @Override
    public JsonObject chat() {
      return said(Wire.CHAT) instanceof Said.On on ? on.request().body() : request.body();
    }

    /// The first of the provider's wires on which the request can be said.
    private Said said(Provider provider) {
      if (provider.wires().contains(request.wire())) {
        return new Said.AsItCame();
      }
      Said first = null;
      for (Wire wire : provider.wires()) {
        Said said = said(wire);
        if (!(said instanceof Said.Not)) {
          return said;
        }
        first = first == null ? said : first;
      }
      if (first == null) {
        throw new IllegalStateException(provider.name() + " speaks no wire");
      }
      return first;
    }

    private Said said(Wire wire) {
      if (wire == request.wire()) {
        return new Said.AsItCame();
      }
      Said known = written.get(wire);
      if (known == null) {
        known = write(wire);
        written.put(wire, known);
      }
      return known;
    }

    private Said write(Wire wire) {
      try {
        Prompt said = prompt();
        return new Said.On(request.said(wire, Codecs.of(wire).writePrompt(said)), said);
      } catch (MaruException e) {
        return new Said.Not(e);
      }
    }

    private Prompt prompt() {
      if (unreadable != null) {
        throw unreadable;
      }
      if (prompt == null) {
        try {
          prompt = Codecs.of(request.wire()).readPrompt(request.body());
        } catch (MaruException e) {
          unreadable = e;
          throw e;
        }
      }
      return prompt;
    }
  }

  /// What a request is on some wire.
  private sealed interface Said {
    /// Its own wire: nothing to translate.
    record AsItCame() implements Said {}

    record On(ChatRequest request, Prompt prompt) implements Said {}

    record Not(MaruException why) implements Said {}
  }
}
