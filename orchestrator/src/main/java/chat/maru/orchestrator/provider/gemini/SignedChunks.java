package chat.maru.orchestrator.provider.gemini;

import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.wire.Delta;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A streamed answer whose signatures of calls are kept while they go by.
final class SignedChunks implements Chunks {
  private final Chunks chunks;
  private final Call call;
  private final Signatures signatures;

  SignedChunks(Chunks chunks, Call call, Signatures signatures) {
    this.chunks = chunks;
    this.call = call;
    this.signatures = signatures;
  }

  @Override
  public Optional<Chunk> next(Duration wait) {
    Optional<Chunk> next = chunks.next(wait);
    next.ifPresent(
        chunk -> Objects.requireNonNullElse(chunk.deltas(), List.<Delta>of()).forEach(this::keep));
    return next;
  }

  @Override
  public void close() {
    chunks.close();
  }

  private void keep(Delta delta) {
    if (!(delta instanceof Delta.Proof proof)) {
      return;
    }
    String id = proof.call();
    String signature = proof.opaque().value().findString(Signatures.FIELD).orElse(null);
    if (id != null && signature != null) {
      signatures.keep(call, id, signature);
    }
  }
}
