package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import chat.maru.orchestrator.OrchestratorError;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Translates what a vendor says went wrong into Maru's own catalogue.
public final class VendorErrors {
  private static final int LONGEST = 400;
  private static final Pattern KEY = Pattern.compile("\\b(sk|key|AIza|gsk|xai)[-_A-Za-z0-9*.]{6,}");

  private VendorErrors() {}

  /// An answer whose status says that it is none.
  public static MaruException status(
      String who, int status, byte[] body, Function<String, Optional<String>> header) {
    JsonObject error = error(body);
    String said = said(error);
    Optional<Duration> after = retryAfter(header).or(() -> GoogleError.retryDelay(error));
    MaruException translated =
        switch (GoogleError.refusesKey(error) ? 403 : status) {
          case 400, 404, 405, 409, 413, 422 -> refused(who, status, error, said);
          case 401, 402, 403 ->
              new MaruException(
                  OrchestratorError.PROVIDER_KEY,
                  who + " does not accept its key for this (" + status + ")" + said);
          case 429 ->
              new MaruException(
                  OrchestratorError.PROVIDER_BUSY, who + " wants fewer requests (429)" + said);
          case 408, 504 ->
              new MaruException(
                  OrchestratorError.PROVIDER_TIMEOUT,
                  who + " ran out of time (" + status + ")" + said);
          default ->
              new MaruException(
                  OrchestratorError.PROVIDER_FAILED, who + " failed (" + status + ")" + said);
        };
    return after.map(translated::retryAfter).orElse(translated);
  }

  /// An `error` object where an answer should be.
  public static MaruException inBand(String who, JsonObject event) {
    JsonObject error =
        event.find("error").orElse(event) instanceof JsonObject object ? object : event;
    String code =
        (text(error, "code") + " " + text(error, "type") + " " + text(error, "status"))
            .toLowerCase(Locale.ROOT);
    OrchestratorError kind;
    if (code.contains("rate_limit")
        || code.contains("429")
        || code.contains("resource_exhausted")) {
      kind = OrchestratorError.PROVIDER_BUSY;
    } else if (code.contains("context_length")) {
      kind = OrchestratorError.CONTEXT_LENGTH;
    } else if (code.contains("api_key")
        || code.contains("authentication")
        || code.contains("permission")
        || code.contains("insufficient_quota")
        || code.contains("billing")) {
      kind = OrchestratorError.PROVIDER_KEY;
    } else if (code.contains("timeout") || code.contains("deadline_exceeded")) {
      kind = OrchestratorError.PROVIDER_TIMEOUT;
    } else {
      kind = OrchestratorError.PROVIDER_FAILED;
    }
    return new MaruException(kind, who + " reported an error" + said(error));
  }

  public static MaruException nonsense(String who, String what) {
    return new MaruException(OrchestratorError.PROVIDER_FAILED, who + " answered with " + what);
  }

  private static MaruException refused(String who, int status, JsonObject error, String said) {
    String code = text(error, "code") + said.toLowerCase(Locale.ROOT);
    if (code.contains("context_length")
        || code.contains("context length")
        || code.contains("context window")
        || code.contains("exceeds the maximum number of tokens")
        || code.contains("too long")) {
      return new MaruException(
          OrchestratorError.CONTEXT_LENGTH, "The prompt is too long for " + who + said);
    }
    if (status == 404 || status == 405) {
      return new MaruException(
          OrchestratorError.PROVIDER_FAILED, who + " does not serve this (" + status + ")" + said);
    }
    JsonObject.Builder params = JsonObject.builder().put("provider", who);
    error.find("param").ifPresent(param -> params.put("param", param));
    return new MaruException(OrchestratorError.PROVIDER_REFUSED, who + " refused this" + said)
        .with(params.build());
  }

  private static JsonObject error(byte[] body) {
    try {
      Json told = Json.parse(body);
      if (told instanceof JsonArray array && array.size() == 1) {
        told = array.get(0); // Google's, where an answer of many pieces was asked for
      }
      return told instanceof JsonObject object
              && object.find("error").orElse(object) instanceof JsonObject error
          ? error
          : JsonObject.EMPTY;
    } catch (MaruException e) {
      return JsonObject.EMPTY; // a page of a proxy, or nothing
    }
  }

  /// The vendor's own words, cut, and with anything that looks like a key taken out.
  private static String said(JsonObject error) {
    String message = text(error, "message");
    if (message.isEmpty()) {
      message = text(error, "detail");
    }
    if (message.isEmpty()) {
      return "";
    }
    String cut = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    return ": " + KEY.matcher(cut).replaceAll("[key]");
  }

  private static String text(JsonObject object, String name) {
    return switch (object.find(name).orElse(null)) {
      case JsonString string -> string.value();
      case JsonNumber number -> number.text();
      case null, default -> "";
    };
  }

  /// `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3).
  private static Optional<Duration> retryAfter(Function<String, Optional<String>> header) {
    Optional<Duration> exact =
        header.apply("retry-after-ms").flatMap(VendorErrors::number).map(Duration::ofMillis);
    if (exact.isPresent()) {
      return exact;
    }
    Optional<String> given = header.apply("retry-after");
    Optional<Duration> seconds = given.flatMap(VendorErrors::number).map(Duration::ofSeconds);
    return seconds.isPresent() ? seconds : given.flatMap(VendorErrors::date);
  }

  private static Optional<Long> number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return value >= 0 && value < 1e9 ? Optional.of((long) Math.ceil(value)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> date(String text) {
    try {
      Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
      Duration left = Duration.ofMillis(at.toEpochMilli() - System.currentTimeMillis());
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
