package chat.maru.orchestrator.provider;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.ChatRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The bytes that go to the vendor: those that came from the client, but for the model's name and
/// what Maru has to know of the usage.
public final class RequestBody {
  private static final byte[] INCLUDE_USAGE =
      "{\"include_usage\":true}".getBytes(StandardCharsets.US_ASCII);

  private RequestBody() {}

  /// @param stream whether the answer shall be streamed
  /// @param usage whether to ask for the usage at the end of a stream, as chat completions do
  public static byte[] of(Call call, boolean stream, boolean usage) {
    ChatRequest request = call.request();
    byte[] raw = request.raw();
    boolean same = request.body().findBool("stream").orElse(false) == stream;
    if (raw != null && same && !request.body().names().isEmpty()) {
      byte[] spliced = splice(raw, request.body(), call.model().upstream(), usage);
      if (spliced != null) {
        return spliced;
      }
    }
    JsonObject.Builder body = request.body().toBuilder().put("model", call.model().upstream());
    if (stream) {
      body.put("stream", true);
    } else {
      body.remove("stream").remove("stream_options");
    }
    if (usage) {
      body.put("stream_options", withUsage(request.body()));
    }
    return body.build().toBytes();
  }

  private static byte @Nullable [] splice(
      byte[] raw, JsonObject body, String model, boolean usage) {
    byte[] named =
        body.has("model")
            ? Splice.replace(raw, Json.of(model).toBytes(), "model")
            : Splice.prepend(raw, "model", Json.of(model).toBytes());
    if (named == null || !usage) {
      return named;
    }
    return body.has("stream_options")
        ? Splice.replace(named, withUsage(body).toBytes(), "stream_options")
        : Splice.prepend(named, "stream_options", INCLUDE_USAGE);
  }

  private static JsonObject withUsage(JsonObject body) {
    return body.findObject("stream_options").orElse(JsonObject.EMPTY).toBuilder()
        .put("include_usage", true)
        .build();
  }
}
