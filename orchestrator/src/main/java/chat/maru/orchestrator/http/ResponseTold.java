package chat.maru.orchestrator.http;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.responses.StoredResponses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One response on its way to the client: it is kept before the client knows that it is whole, so
/// that whoever goes on at once can.
final class ResponseTold {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseTold.class);

  private final StoredResponses stored;
  private final String key;
  private final JsonObject asked;

  /// @param asked the request as the client sent it
  ResponseTold(StoredResponses stored, String key, JsonObject asked) {
    this.stored = stored;
    this.key = key;
    this.asked = asked;
  }

  /// The bytes of a whole response, which is then kept.
  byte[] whole(byte[] raw, JsonObject response) {
    JsonObject named = named(response);
    keep(named);
    return named.equals(response) ? raw : named.toBytes();
  }

  /// The bytes of an event; the response in the last one is then kept.
  byte[] event(byte[] raw, JsonObject event, boolean last) {
    JsonObject response = event.findObject("response").orElse(null);
    if (response == null) {
      return raw;
    }
    JsonObject named = named(response);
    if (last) {
      keep(named);
    }
    return named.equals(response)
        ? raw
        : event.toBuilder().put("response", named).build().toBytes();
  }

  /// With what the model was not told: the response that this one continues. Nothing else is
  /// touched.
  private JsonObject named(JsonObject response) {
    return asked
        .findString("previous_response_id")
        .map(previous -> response.toBuilder().put("previous_response_id", previous).build())
        .orElse(response);
  }

  /// The answer stands, also if it cannot be kept.
  private void keep(JsonObject response) {
    try {
      stored.keep(key, asked, response);
    } catch (MaruException e) {
      LOG.warn("A response could not be kept", e);
    }
  }
}
