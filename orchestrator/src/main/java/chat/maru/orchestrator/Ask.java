package chat.maru.orchestrator;

import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Translator.Translation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a router may know of a request.
///
/// @param requested `auto`, a preset or a pinned name
/// @param needs what the model must be able to do
/// @param inputTokens an estimate of the prompt
/// @param outputTokens the most that the answer may take
/// @param outsideClass what the words count as for an outside model: less than `dataClass` only
///   where it reads them with placeholders in place of the identifiers
/// @param raised why the data class stands above the caller's
/// @param outsideAllowed whether outside models may read words of class [DataClass#ROOM]
/// @param translation the request on other wires
public record Ask(
    String requested,
    Purpose purpose,
    Set<Capability> needs,
    long inputTokens,
    long outputTokens,
    DataClass dataClass,
    DataClass outsideClass,
    List<Reason> raised,
    boolean outsideAllowed,
    Translation translation) {
  public Ask {
    needs = Set.copyOf(needs);
    raised = List.copyOf(raised);
  }

  /// Whether the data class lets `model` read the words.
  public boolean mayRead(Model model) {
    return model.own()
        || outsideClass == DataClass.OPEN
        || (outsideClass == DataClass.ROOM && outsideAllowed);
  }

  /// The request in the shape of chat completions, for a router that looks at the words.
  public JsonObject body() {
    return translation.chat();
  }

  /// Why `provider` cannot be told this request; empty if it can. Asked last: it may have to write
  /// the whole request on another wire.
  public Optional<Reason> cannotSay(Provider provider) {
    return needs.contains(Capability.CHAT)
        ? translation
            .refusal(provider)
            .map(error -> Reason.of("cannot_say", "what", error.message()))
        : Optional.empty();
  }
}
