package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.privacy.mask.Restoring;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntConsumer;

/// A streamed answer with the words back in the places of their placeholders.
final class RestoredChunks implements Chunks {
  private final Chunks chunks;
  private final Restoring restoring;
  private final IntConsumer altered;
  private final Queue<Chunk> ready = new ArrayDeque<>();
  private Chunk last = Chunk.of(JsonObject.EMPTY);
  private boolean ended;

  /// @param altered told how many placeholders the model altered, at the end
  RestoredChunks(Chunks chunks, Restoring restoring, IntConsumer altered) {
    this.chunks = chunks;
    this.restoring = restoring;
    this.altered = altered;
  }

  @Override
  public Optional<Chunk> next(Duration wait) {
    if (ready.isEmpty() && !ended) {
      Optional<Chunk> next = chunks.next(wait);
      if (next.isPresent()) {
        read(next.get());
      } else {
        ended = true;
        restoring.end().forEach(event -> ready.add(like(last, event)));
        altered.accept(restoring.altered());
      }
    }
    return Optional.ofNullable(ready.poll());
  }

  @Override
  public List<Chunk> failure(MaruException error) {
    return chunks.failure(error);
  }

  @Override
  public void close() {
    chunks.close();
  }

  private void read(Chunk chunk) {
    last = chunk;
    List<JsonObject> events = restoring.event(chunk.json());
    for (int i = 0; i < events.size() - 1; i++) {
      ready.add(like(chunk, events.get(i)));
    }
    JsonObject own = events.getLast();
    ready.add(
        own.equals(chunk.json())
            ? chunk
            : new Chunk(chunk.wire(), chunk.name(), own.toBytes(), own, chunk.deltas()));
  }

  /// An event that was put in between: of the same wire, with the words that were held.
  private static Chunk like(Chunk chunk, JsonObject event) {
    String name = chunk.name().isEmpty() ? "" : event.findString("type").orElse(chunk.name());
    return new Chunk(
        chunk.wire(), name, event.toBytes(), event, chunk.deltas() == null ? null : List.of());
  }
}
