package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import java.util.Iterator;
import java.util.List;

/// A streamed answer whose first token has come. One thread reads it; any thread may close it,
/// which closes the connection to the provider.
///
/// `hasNext` blocks for the next chunk and throws a [MaruException] if the answer breaks off: an
/// answer is whole only if `hasNext` has returned `false`.
public interface ChatStream extends Iterator<Chunk>, AutoCloseable {
  /// The events that tell of `error` in the words of the request's wire, where the wire counts its
  /// events or repeats the answer in the last of them; empty where an `error` frame tells it.
  default List<Chunk> failure(MaruException error) {
    return List.of();
  }

  /// The model that answers.
  Model model();

  /// The id of this call's receipt, known from the start.
  String receiptId();

  /// The receipt, once the stream has ended or was closed; closes it if it is open.
  Receipt receipt();

  @Override
  void close();
}
