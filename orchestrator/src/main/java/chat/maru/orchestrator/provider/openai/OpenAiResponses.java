package chat.maru.orchestrator.provider.openai;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Body;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.Chunks;
import chat.maru.orchestrator.Usage;
import chat.maru.orchestrator.provider.EventChunks;
import chat.maru.orchestrator.provider.ModelName;
import chat.maru.orchestrator.provider.VendorErrors;
import chat.maru.orchestrator.provider.VendorHttp;
import chat.maru.orchestrator.provider.WireEvents;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.responses.ResponsesCodec;

/// The way to OpenAI's responses.
final class OpenAiResponses {
  private static final String PATH = "/responses";

  private final Codec codec = new ResponsesCodec();
  private final String who;
  private final VendorHttp http;

  OpenAiResponses(String who, VendorHttp http) {
    this.who = who;
    this.http = http;
  }

  Chunks stream(Call call) {
    byte[] body = ResponsesBody.of(call, true);
    return new EventChunks(
        http.events(call, PATH, call.request().headers(), body),
        call.model(),
        new WireEvents(call.model(), codec));
  }

  Body complete(Call call) {
    byte[] raw = http.whole(call, PATH, call.request().headers(), ResponsesBody.of(call, false));
    JsonObject json = http.object(raw);
    String status = json.findString("status").orElse("completed");
    boolean output = json.find("output").orElse(JsonNull.NULL) instanceof JsonArray;
    // Whether a response failed, its status says; what has no output is no response.
    if ((!output || status.equals("failed"))
        && json.find("error").orElse(JsonNull.NULL) instanceof JsonObject) {
      throw VendorErrors.inBand(who, json);
    }
    if (!output) {
      throw VendorErrors.nonsense(who, "JSON that has no output");
    }
    if (!status.equals("completed") && !status.equals("incomplete")) {
      throw VendorErrors.nonsense(who, "a response whose status is " + status);
    }
    ModelName.Renamed renamed = ModelName.inAnswer(raw, json, call.model());
    Usage usage = codec.tokens(json).map(Usage::of).orElse(null);
    return new Body(renamed.raw(), renamed.json(), usage);
  }
}
