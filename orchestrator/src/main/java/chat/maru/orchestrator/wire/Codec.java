package chat.maru.orchestrator.wire;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// One wire: its bytes to and from the neutral forms. Stateless and thread-safe; readers and
/// writers of streams are made for one stream each.
public interface Codec {
  Wire wire();

  /// @throws MaruException [WireError#MALFORMED] naming the field, what came and what was expected
  Prompt readPrompt(JsonObject body);

  /// @throws MaruException [WireError#CANNOT_SAY] naming the field that this wire has no words for
  JsonObject writePrompt(Prompt prompt);

  /// @throws MaruException [WireError#BROKEN] if it is no whole answer
  Answer readAnswer(JsonObject body);

  JsonObject writeAnswer(Answer answer);

  /// The same for a wire whose answers repeat what was asked for.
  ///
  /// @param prompt what is being answered
  default JsonObject writeAnswer(Answer answer, Prompt prompt) {
    return writeAnswer(answer);
  }

  /// The tokens that an answer reports; empty if it reports none. Unlike [#readAnswer] it takes
  /// answers with parts that only this wire knows.
  Optional<Tokens> tokens(JsonObject answer);

  StreamReader streamReader();

  /// @param prompt what is being answered
  StreamWriter streamWriter(Prompt prompt);

  /// Reads one streamed answer.
  interface StreamReader {
    /// @param name the event's name; empty where the wire has none
    /// @throws MaruException [WireError#BROKEN] for a malformed event, or what an error event says
    List<Delta> read(String name, JsonObject data);

    /// Whether everything that makes the answer whole has come.
    boolean whole();

    /// Whether nothing can follow, so that nobody needs to wait for the end of the body. A wire
    /// that cannot know says no.
    default boolean over() {
      return false;
    }
  }

  /// Writes one streamed answer.
  interface StreamWriter {
    List<Event> write(Delta delta);

    /// The events that end a whole answer.
    List<Event> end();

    /// The events that tell of a failure after which nothing comes.
    List<Event> fail(MaruException error);
  }

  /// An event of a stream.
  ///
  /// @param name its name; empty where the wire has none
  record Event(String name, JsonObject data) {}
}
