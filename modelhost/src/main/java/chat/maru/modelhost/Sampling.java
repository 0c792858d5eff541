package chat.maru.modelhost;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How an answer is drawn.
///
/// @param maxTokens how many tokens at most; empty for as many as fit
/// @param stop texts that end the answer and are not part of it
/// @param grammar a GBNF grammar that the answer has to follow
record Sampling(
    OptionalLong maxTokens,
    double temperature,
    OptionalDouble topP,
    OptionalDouble frequencyPenalty,
    OptionalDouble presencePenalty,
    OptionalLong seed,
    List<String> stop,
    Optional<String> grammar) {
  private static final int MAX_STOPS = 16;
  private static final double TEMPERATURE = 0.7;

  Sampling {
    stop = List.copyOf(stop);
  }

  static Sampling parse(JsonObject body) {
    OptionalLong maxTokens = body.findLong("max_completion_tokens");
    String name = maxTokens.isPresent() ? "max_completion_tokens" : "max_tokens";
    maxTokens = maxTokens.isPresent() ? maxTokens : body.findLong("max_tokens");
    if (maxTokens.isPresent() && maxTokens.getAsLong() < 1) {
      throw MaruException.invalid(name, Long.toString(maxTokens.getAsLong()), "> 0");
    }
    return new Sampling(
        maxTokens,
        within(body, "temperature", 0, 2).orElse(TEMPERATURE),
        within(body, "top_p", 0, 1),
        within(body, "frequency_penalty", -2, 2),
        within(body, "presence_penalty", -2, 2),
        body.findLong("seed"),
        stops(body),
        Optional.empty());
  }

  /// The same for an answer of at most `tokens`, held to `grammar`.
  Sampling limited(long tokens, Optional<String> newGrammar) {
    return new Sampling(
        OptionalLong.of(tokens),
        temperature,
        topP,
        frequencyPenalty,
        presencePenalty,
        seed,
        stop,
        newGrammar);
  }

  private static OptionalDouble within(JsonObject body, String name, double min, double max) {
    OptionalDouble value = body.findDouble(name);
    if (value.isPresent() && !(value.getAsDouble() >= min && value.getAsDouble() <= max)) {
      throw MaruException.invalid(
          name, Double.toString(value.getAsDouble()), "from " + min + " to " + max);
    }
    return value;
  }

  private static List<String> stops(JsonObject body) {
    JsonArray given =
        switch (body.find("stop").orElse(JsonArray.EMPTY)) {
          case JsonString one -> JsonArray.of(one);
          case JsonArray many -> many;
          case Json other when other.kind().equals("null") -> JsonArray.EMPTY;
          case Json other -> throw MaruException.invalid("stop", other.kind(), "a text or a list");
        };
    List<String> stops = given.strings().filter(text -> !text.isEmpty()).toList();
    if (stops.size() != given.size() || stops.size() > MAX_STOPS) {
      throw MaruException.invalid(
          "stop", given.size() + " values", "up to " + MAX_STOPS + " texts, none empty");
    }
    return stops;
  }
}
