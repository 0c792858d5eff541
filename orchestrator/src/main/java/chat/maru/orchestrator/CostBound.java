package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.money.Estimate;
import java.time.Instant;

/// What one attempt may cost at most.
///
/// - Input: no tokenizer makes more tokens than a text has bytes, and [TokenCount] counts at least
///   one token for four of them, so four times its count is a bound. What it cannot read (pictures
///   by address, sound, files) is reckoned with [#UNREAD]; what they cost beyond that is debt.
/// - Output: what the request allows, at most what the model can; [#UNSAID_OUTPUT] if neither says.
///   Reasoning is part of it with every vendor.
final class CostBound {
  private static final long BYTES_A_TOKEN = 4;
  private static final long FRAME = 64;
  private static final long UNREAD = 16_000;
  private static final long UNSAID_OUTPUT = 32_768;
  private static final long MOST_ANSWERS = 1_024;

  private CostBound() {}

  /// @param body the request as it came, in whatever wire
  static Estimate of(Ask ask, JsonObject body, Model model, Instant at) {
    long input = BYTES_A_TOKEN * ask.inputTokens() + FRAME;
    if (ask.needs().contains(Capability.VISION)) {
      input += UNREAD;
    }
    if (model.context() > 0) {
      input = Math.min(input, model.context());
    }
    long answers = Math.clamp(body.findLong("n").orElse(1), 1, MOST_ANSWERS);
    long output = output(ask, model);
    Price price = model.price();
    // Each of several answers is reckoned with an input of its own: vendors differ.
    long micros =
        price == null ? 0 : answers * price.at(at).mostMicros(input, output, asksHour(body, price));
    long said = ask.outputTokens() == Long.MAX_VALUE ? 0 : output;
    return new Estimate(
        model.name(), model.priced(), micros, ask.inputTokens() + answers * said, answers * output);
  }

  private static long output(Ask ask, Model model) {
    if (ask.needs().contains(Capability.EMBEDDINGS)) {
      return 0;
    }
    long most =
        model.maxOutput() > 0
            ? model.maxOutput()
            : model.context() > 0 ? Math.min(model.context(), UNSAID_OUTPUT) : UNSAID_OUTPUT;
    if (ask.outputTokens() == Long.MAX_VALUE) {
      return most;
    }
    return model.maxOutput() > 0 ? Math.min(ask.outputTokens(), most) : ask.outputTokens();
  }

  /// Whether a part of the prompt asks for a cache of an hour (Anthropic's `cache_control`).
  private static boolean asksHour(JsonObject body, Price price) {
    return price.rates().cacheWrite1h() > price.rates().cacheWrite() && asksHour(body);
  }

  private static boolean asksHour(Json json) {
    return switch (json) {
      case JsonObject object ->
          (object.find("ttl").orElse(JsonNull.NULL) instanceof JsonString ttl
                  && ttl.value().equals("1h"))
              || object.fields().values().stream().anyMatch(CostBound::asksHour);
      case JsonArray array -> {
        for (Json each : array) {
          if (asksHour(each)) {
            yield true;
          }
        }
        yield false;
      }
      case JsonString _, JsonNumber _, JsonBool _, JsonNull _ -> false;
    };
  }
}
