package chat.maru.orchestrator.translation;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Wire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// A streamed answer in the client's words: every event is read as it comes and written at once.
final class TranslatedChunks implements Chunks {
  private final Chunks chunks;
  private final Codec.StreamReader reader;
  private final Wire wire;
  private final Codec.StreamWriter writer;
  private final Call call;
  private final Model model;
  private final Thoughts thoughts;
  private final Thoughts.Gathered gathered = new Thoughts.Gathered();
  private final Queue<Chunk> ready = new ArrayDeque<>();

  /// What was read and stands in no event yet.
  private List<Delta> unsaid = new ArrayList<>();

  private boolean any;
  private boolean self;
  private boolean ended;

  TranslatedChunks(
      Chunks chunks,
      Codec.StreamReader reader,
      Wire wire,
      Codec.StreamWriter writer,
      Call call,
      Thoughts thoughts) {
    this.chunks = chunks;
    this.reader = reader;
    this.wire = wire;
    this.writer = writer;
    this.call = call;
    this.model = call.model();
    this.thoughts = thoughts;
  }

  @Override
  public Optional<Chunk> next(Duration wait) {
    // Events that bring nothing, such as a ping, do not extend the wait; those that wait for others
    // before they can be told, such as pieces of a text that is one string of JSON, do.
    long end = System.nanoTime() + wait.toNanos();
    while (ready.isEmpty() && !ended) {
      Optional<Chunk> next = chunks.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      try {
        if (next.isPresent()) {
          read(next.get());
          if (next.get().progress()) {
            Duration left = call.deadline().remaining();
            end = System.nanoTime() + (left.compareTo(wait) < 0 ? left : wait).toNanos();
          }
        } else {
          end();
        }
      } catch (MaruException e) {
        close();
        throw TranslatedProvider.broken(
            e, model, any ? OrchestratorError.STREAM_BROKEN : OrchestratorError.PROVIDER_FAILED);
      }
    }
    return Optional.ofNullable(ready.poll());
  }

  @Override
  public List<Chunk> failure(MaruException error) {
    return writer.fail(error).stream().map(event -> chunk(event, List.of())).toList();
  }

  @Override
  public void close() {
    chunks.close();
  }

  private void read(Chunk chunk) {
    List<Delta> known = chunk.deltas();
    self = known == null;
    for (Delta delta : known == null ? reader.read(chunk.name(), chunk.json()) : known) {
      any = true;
      unsaid.add(delta);
      gathered.add(delta);
      write(writer.write(delta));
    }
  }

  private void end() {
    if (self && !reader.whole()) {
      throw new MaruException(
          OrchestratorError.STREAM_BROKEN, model.provider() + " ended before its answer did");
    }
    ended = true;
    thoughts.keep(model, gathered.parts());
    write(writer.end());
  }

  private void write(List<Codec.Event> events) {
    for (Codec.Event event : events) {
      ready.add(chunk(event, unsaid));
      unsaid = new ArrayList<>();
    }
  }

  private Chunk chunk(Codec.Event event, List<Delta> deltas) {
    return new Chunk(wire, event.name(), event.data().toBytes(), event.data(), deltas);
  }
}
