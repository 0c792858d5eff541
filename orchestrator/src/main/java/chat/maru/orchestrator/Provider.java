package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.wire.Wire;
import java.util.List;
import java.util.OptionalLong;

/// A place that serves models: a vendor's API, an own server or the embedded engine. Thread-safe.
///
/// A provider translates its own faults into [OrchestratorError]s and nothing else does. It neither
/// retries nor falls back: the [Gateway] does. An attempt that was cancelled (`request().cancel()`)
/// closes the connection at once.
public interface Provider extends AutoCloseable {
  /// Unique in a deployment.
  String name();

  /// What `maru.yaml` calls its kind: `openai`, `embedded`…
  String kind();

  /// Whether words sent to it never leave the operator's machines.
  boolean own();

  /// The wires that it speaks, the one that it speaks best first. A [Call] reaches it in the words
  /// of one of them, and is answered in the same.
  default List<Wire> wires() {
    return List.of(Wire.CHAT);
  }

  /// Asks which models it serves now. Blocks.
  ///
  /// @throws MaruException if it cannot be reached, refuses the key or answers with nonsense
  List<Model> models();

  /// Asks whether address and key are right, also where the models are described and need no list.
  /// Blocks.
  ///
  /// @throws MaruException if they are not
  default void check() {
    models();
  }

  /// Asks for a streamed answer. Blocks until the headers are in, not for the first token.
  Chunks stream(Call call);

  /// Asks for a whole answer. Blocks until it is in.
  Body complete(Call call);

  /// Asks how many tokens the prompt is; empty if it does not count. Blocks.
  default OptionalLong count(Call call) {
    return OptionalLong.empty();
  }

  /// Asks for embeddings. Blocks until they are in.
  ///
  /// @throws MaruException `NOT_CAPABLE` if it makes none
  default Body embed(Call call) {
    throw new MaruException(OrchestratorError.NOT_CAPABLE, name() + " makes no embeddings");
  }

  /// Lets go of connections; calls under way may end.
  @Override
  void close();
}
