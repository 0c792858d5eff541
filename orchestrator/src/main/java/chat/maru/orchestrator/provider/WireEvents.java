package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.Chunk;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The events of any wire whose events are JSON objects: the vendor's bytes, and beside them what
/// they say.
public final class WireEvents implements EventChunks.Events {
  private final Model model;
  private final Codec codec;
  private final Codec.StreamReader reader;

  public WireEvents(Model model, Codec codec) {
    this.model = model;
    this.codec = codec;
    this.reader = codec.streamReader();
  }

  @Override
  public boolean over() {
    return reader.over();
  }

  @Override
  public boolean whole() {
    return reader.whole();
  }

  @Override
  public Optional<Chunk> read(SseEvent event, boolean begun) {
    String name = Objects.requireNonNullElse(event.name(), "");
    try {
      JsonObject json = Json.parseObject(event.data());
      JsonObject failure = failure(name, json);
      if (failure != null) {
        throw VendorErrors.inBand(model.provider(), failure);
      }
      ModelName.Renamed renamed = ModelName.inAnswer(oneLine(event.data(), json), json, model);
      List<Delta> deltas = reader.read(name, renamed.json());
      return Optional.of(new Chunk(codec.wire(), name, renamed.raw(), renamed.json(), deltas));
    } catch (MaruException e) {
      throw vendors(e, begun);
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
  private MaruException vendors(MaruException e, boolean begun) {
    if (e.code() instanceof OrchestratorError) {
      return e;
    }
    return new MaruException(
        begun ? OrchestratorError.STREAM_BROKEN : OrchestratorError.PROVIDER_FAILED,
        model.provider() + " sent a broken event (" + e.message() + ")",
        e);
  }
}
