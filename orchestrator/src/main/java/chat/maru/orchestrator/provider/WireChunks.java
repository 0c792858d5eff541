package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A streamed answer of any wire whose events are JSON objects: the vendor's bytes, and beside them
/// what they say.
///
/// It is whole when the wire's reader says so. Anything else is an error, never a short answer.
public final class WireChunks implements Chunks {
  private final UpstreamAnswer answer;
  private final Model model;
  private final Codec codec;
  private final Codec.StreamReader reader;
  private final SseDecoder decoder = new SseDecoder();
  private boolean any;
  private volatile boolean ended;

  public WireChunks(UpstreamAnswer answer, Model model, Codec codec) {
    this.answer = answer;
    this.model = model;
    this.codec = codec;
    this.reader = codec.streamReader();
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
    while (!reader.over()) {
      SseEvent event = decoder.poll();
      if (event != null) {
        return Optional.of(chunk(event));
      }
      // What is no event, such as a comment, does not extend the wait.
      byte[] piece = answer.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      if (piece == null) {
        break;
      }
      decoder.feed(piece);
    }
    return whole();
  }

  private Optional<Chunk> whole() {
    if (!any) {
      throw VendorErrors.nonsense(model.provider(), "an empty stream");
    }
    if (!reader.whole()) {
      throw new MaruException(
          OrchestratorError.STREAM_BROKEN, model.provider() + " ended before its answer did");
    }
    ended = true;
    answer.release();
    return Optional.empty();
  }

  private Chunk chunk(SseEvent event) {
    String name = Objects.requireNonNullElse(event.name(), "");
    try {
      JsonObject json = Json.parseObject(event.data());
      JsonObject failure = failure(name, json);
      if (failure != null) {
        throw VendorErrors.inBand(model.provider(), failure);
      }
      ModelName.Renamed renamed = ModelName.inAnswer(oneLine(event.data(), json), json, model);
      List<Delta> deltas = reader.read(name, renamed.json());
      any = true;
      return new Chunk(codec.wire(), name, renamed.raw(), renamed.json(), deltas);
    } catch (MaruException e) {
      throw vendors(e);
    }
  }

  /// An event whose data came in several lines, in one.
  private static byte[] oneLine(byte[] data, JsonObject json) {
    for (byte b : data) {
      if (b == '\n') {
        return json.toBytes();
      }
    }
    return data;
  }

  /// What bears the vendor's error; `null` in an event of an answer. Responses tell it as an event
  /// whose own type is `error`, or in the response that failed.
  private static @Nullable JsonObject failure(String name, JsonObject json) {
    String type = json.find("type").orElse(null) instanceof JsonString text ? text.value() : name;
    if (name.equals("error")
        || type.equals("error")
        || json.find("error").orElse(null) instanceof JsonObject) {
      return json;
    }
    return type.equals("response.failed")
        ? json.findObject("response").orElse(JsonObject.EMPTY)
        : null;
  }

  /// What a reader finds wrong in an event is the vendor's fault and not the caller's.
  private MaruException vendors(MaruException e) {
    if (e.code() instanceof OrchestratorError) {
      return e;
    }
    return new MaruException(
        any ? OrchestratorError.STREAM_BROKEN : OrchestratorError.PROVIDER_FAILED,
        model.provider() + " sent a broken event (" + e.message() + ")",
        e);
  }
}
