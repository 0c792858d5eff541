package chat.maru.modelhost;

import java.util.Iterator;
import java.util.List;

/// A model that continues text. [#prompt], [#tokens] and [#unread] may be called by any thread; the
/// rest by one at a time.
interface ChatModel {
  /// One message of a conversation, its role `system`, `user` or `assistant`.
  record Turn(String role, String text) {}

  /// The public name.
  String name();

  /// How many tokens prompt and answer may have together.
  int context();

  /// The conversation in the model's own chat template, ready for its answer.
  String prompt(List<Turn> turns);

  int tokens(String text);

  /// A GBNF grammar that only lets through JSON of this schema.
  String grammar(Schema schema);

  /// From which character on `prompt` is new to the model, after what it last read and wrote.
  int unread(String prompt);

  /// Reads a beginning of the coming prompt, so that the rest takes less time.
  void read(String beginning);

  /// Reads `prompt` and continues it. The first `next` blocks until what is unread is read.
  Answer answer(String prompt, Sampling sampling);

  /// The pieces of an answer as they are written. Closing it stops the model.
  interface Answer extends Iterator<String>, AutoCloseable {
    @Override
    void close();
  }
}
