package chat.maru.orchestrator.provider.openai;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.provider.ModelName;
import chat.maru.orchestrator.provider.SseDecoder;
import chat.maru.orchestrator.provider.SseEvent;
import chat.maru.orchestrator.provider.UpstreamAnswer;
import chat.maru.orchestrator.provider.VendorErrors;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A streamed answer of OpenAI's wire.
///
/// It is whole when the vendor says `[DONE]`, or ends the body well after every choice has its
/// `finish_reason`. Anything else is an error, never a short answer.
final class OpenAiChunks implements Chunks {
  private final UpstreamAnswer answer;
  private final Model model;
  private final SseDecoder decoder = new SseDecoder();
  private final ToolIndexes toolIndexes = new ToolIndexes();
  private final Set<Long> begun = new HashSet<>();
  private final Set<Long> finished = new HashSet<>();
  private boolean any;
  private volatile boolean ended;

  OpenAiChunks(UpstreamAnswer answer, Model model) {
    this.answer = answer;
    this.model = model;
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
    while (true) {
      for (SseEvent event = decoder.poll(); event != null; event = decoder.poll()) {
        if (event.isData("[DONE]")) {
          return done();
        }
        return Optional.of(chunk(event));
      }
      // What is no event, such as a comment, does not extend the wait.
      byte[] piece = answer.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      if (piece == null) {
        return endOfBody();
      }
      decoder.feed(piece);
    }
  }

  private Optional<Chunk> done() {
    if (!any) {
      throw VendorErrors.nonsense(model.provider(), "an empty stream");
    }
    ended = true;
    answer.release();
    return Optional.empty();
  }

  private Optional<Chunk> endOfBody() {
    if (!any) {
      throw VendorErrors.nonsense(model.provider(), "an empty stream");
    }
    if (begun.isEmpty() || !finished.containsAll(begun)) {
      throw new MaruException(
          OrchestratorError.STREAM_BROKEN, model.provider() + " ended before its answer did");
    }
    ended = true;
    answer.release();
    return Optional.empty();
  }

  private Chunk chunk(SseEvent event) {
    JsonObject json = parse(event.data());
    if ("error".equals(event.name()) || (json.has("error") && !json.has("choices"))) {
      throw VendorErrors.inBand(model.provider(), json);
    }
    JsonObject corrected = toolIndexes.correct(json);
    any = true;
    note(corrected);
    byte[] raw = corrected.equals(json) ? event.data() : corrected.toBytes();
    ModelName.Renamed renamed = ModelName.inAnswer(raw, corrected, model);
    return Chunk.ofChat(renamed.raw(), renamed.json());
  }

  private JsonObject parse(byte[] data) {
    try {
      if (Json.parse(data) instanceof JsonObject object) {
        return object;
      }
    } catch (MaruException e) {
      // told below, as the vendor's fault and not the caller's
    }
    throw new MaruException(
        any ? OrchestratorError.STREAM_BROKEN : OrchestratorError.PROVIDER_FAILED,
        model.provider() + " sent a broken event");
  }

  private void note(JsonObject json) {
    for (Json choice : json.findArray("choices").orElse(JsonArray.EMPTY)) {
      if (choice instanceof JsonObject object) {
        noteChoice(object);
      }
    }
  }

  private void noteChoice(JsonObject choice) {
    long index = choice.findLong("index").orElse(0);
    begun.add(index);
    if (choice.findString("finish_reason").isPresent()) {
      finished.add(index);
    }
  }
}
