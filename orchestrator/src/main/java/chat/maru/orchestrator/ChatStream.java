package chat.maru.orchestrator;

import java.util.Iterator;

/// A streamed answer whose first token has come. One thread reads it; any thread may close it,
/// which closes the connection to the provider.
///
/// `hasNext` blocks for the next chunk and throws a [MaruException] if the answer breaks off: an
/// answer is whole only if `hasNext` has returned `false`.
public interface ChatStream extends Iterator<Chunk>, AutoCloseable {
  /// The model that answers.
  Model model();

  /// The id of this call's receipt, known from the start.
  String receiptId();

  /// The receipt, once the stream has ended or was closed; closes it if it is open.
  Receipt receipt();

  @Override
  void close();
}
