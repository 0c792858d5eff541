package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Lets a request in the words of one wire be answered by providers that speak others. Thread-safe.
public interface Translator {
  Translation of(ChatRequest request);

  /// What one request is on the wires that it may be said on. Used by one thread.
  interface Translation {
    /// Why `provider` cannot be told this request; empty if it can. The error names the field.
    Optional<MaruException> refusal(Provider provider);

    /// `provider` as one that takes this request, and answers it, in the request's own words.
    Provider through(Provider provider);

    /// What `model` of `provider` is not told although the conversation holds it, such as the
    /// thoughts of another model.
    default List<Reason> notes(Provider provider, Model model) {
      return List.of();
    }

    /// The request in the shape of chat completions, for whoever looks at the words; as it came if
    /// that wire cannot say it.
    JsonObject chat();
  }

  /// Translates nothing: every provider is taken to speak the wire of the request.
  static Translator none() {
    return request ->
        new Translation() {
          @Override
          public Optional<MaruException> refusal(Provider provider) {
            return Optional.empty();
          }

          @Override
          public Provider through(Provider provider) {
            return provider;
          }

          @Override
          public JsonObject chat() {
            return request.body();
          }
        };
  }
}
