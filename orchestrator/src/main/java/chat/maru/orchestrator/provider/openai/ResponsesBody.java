package chat.maru.orchestrator.provider.openai;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Call;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.provider.RequestBody;
import chat.maru.orchestrator.wire.responses.ResponsesCodec;
import java.util.List;
import java.util.regex.Pattern;

/// The bytes that go to OpenAI's responses: those that came from the client, but for what OpenAI
/// would refuse.
final class ResponsesBody {
  /// Models that reason; others refuse to be asked for encrypted reasoning.
  private static final Pattern REASONS = Pattern.compile("(?:.*/)?(?:o\\d|gpt-(?:[5-9]|\\d\\d)).*");

  private static final String ENCRYPTED = "reasoning.encrypted_content";

  private ResponsesBody() {}

  static byte[] of(Call call, boolean stream) {
    ChatRequest request = call.request();
    JsonObject body = request.body();
    JsonObject fit = withoutForeignItems(body);
    if (request.raw() == null) {
      fit = withoutVainWishes(fit, call.model().upstream());
    }
    return RequestBody.of(fit.equals(body) ? call : with(call, fit), stream, false);
  }

  /// A conversation that went on with another vendor carries items that Maru wrote down.
  private static JsonObject withoutForeignItems(JsonObject body) {
    if (!(body.find("input").orElse(JsonNull.NULL) instanceof JsonArray input)) {
      return body;
    }
    JsonArray kept = ResponsesCodec.forOpenAi(input);
    return kept.equals(input) ? body : body.toBuilder().put("input", kept).build();
  }

  private static Call with(Call call, JsonObject body) {
    ChatRequest request = call.request();
    return new Call(
        request.said(request.wire(), body),
        call.model(),
        call.limits(),
        call.deadline(),
        call.reportUsage());
  }

  private static JsonObject withoutVainWishes(JsonObject body, String model) {
    if (REASONS.matcher(model).matches()
        || body.has("reasoning")
        || !(body.find("include").orElse(JsonNull.NULL) instanceof JsonArray include)) {
      return body;
    }
    List<String> kept = include.strings().filter(name -> !name.equals(ENCRYPTED)).toList();
    JsonObject.Builder fit = body.toBuilder();
    return (kept.isEmpty() ? fit.remove("include") : fit.put("include", JsonArray.ofStrings(kept)))
        .build();
  }
}
