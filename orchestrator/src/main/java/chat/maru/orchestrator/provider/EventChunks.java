package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import java.time.Duration;
import java.util.Optional;

/// A streamed answer that comes as server-sent events, in whatever wire.
///
/// It is whole when its wire says so. Anything else is an error, never a short answer.
public final class EventChunks implements Chunks {
  private final UpstreamAnswer answer;
  private final Model model;
  private final Events events;
  private final SseDecoder decoder = new SseDecoder();
  private boolean any;
  private volatile boolean ended;

  public EventChunks(UpstreamAnswer answer, Model model, Events events) {
    this.answer = answer;
    this.model = model;
    this.events = events;
  }

  /// What the events of one answer say in their wire.
  public interface Events {
    /// @param begun whether part of the answer has come before
    /// @return empty for an event that only says that it is over
    /// @throws MaruException the vendor's error, or that the event is broken
    Optional<Chunk> read(SseEvent event, boolean begun);

    /// Whether an event has said that nothing more comes.
    boolean over();

    /// Whether everything that makes the answer whole has come.
    boolean whole();
  }

  @Override
  public Optional<Chunk> next(Duration wait) {
    if (ended) {
      return Optional.empty();
    }
    try {
      return read(wait);
    } catch (MaruException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      answer.close();
    }
  }

  private Optional<Chunk> read(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    while (!events.over()) {
      SseEvent event = decoder.poll();
      if (event != null) {
        Optional<Chunk> chunk = events.read(event, any);
        if (chunk.isPresent()) {
          any = true;
          return chunk;
        }
        continue;
      }
      // What is no event, such as a comment, does not extend the wait.
      byte[] piece = answer.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      if (piece == null) {
        break;
      }
      decoder.feed(piece);
    }
    end();
    return Optional.empty();
  }

  private void end() {
    if (!any) {
      throw VendorErrors.nonsense(model.provider(), "an empty stream");
    }
    if (!events.whole()) {
      throw new MaruException(
          OrchestratorError.STREAM_BROKEN, model.provider() + " ended before its answer did");
    }
    ended = true;
    answer.release();
  }
}
