package chat.maru.orchestrator.provider;

import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What only Google's errors say, in their `details` (google.rpc.Status): when to come again, and
/// that a key is none although the status says 400.
final class GoogleError {
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})(?:\\.\\d+)?s");

  private GoogleError() {}

  /// `RetryInfo`'s delay, rounded up to a second.
  static Optional<Duration> retryDelay(JsonObject error) {
    return details(error)
        .flatMap(detail -> string(detail, "retryDelay").stream())
        .map(SECONDS::matcher)
        .filter(Matcher::matches)
        .map(
            seconds ->
                Duration.ofSeconds(
                    Long.parseLong(seconds.group(1)) + (seconds.group().contains(".") ? 1 : 0)))
        .findFirst();
  }

  /// A key that does not exist, or that may not be used from here.
  static boolean refusesKey(JsonObject error) {
    return string(error, "status").filter("FAILED_PRECONDITION"::equals).isPresent()
        || details(error)
            .flatMap(detail -> string(detail, "reason").stream())
            .anyMatch("API_KEY_INVALID"::equals);
  }

  private static Stream<JsonObject> details(JsonObject error) {
    return error.find("details").orElse(JsonNull.NULL) instanceof JsonArray details
        ? details.objects()
        : Stream.empty();
  }

  private static Optional<String> string(JsonObject object, String name) {
    return object.find(name).orElse(JsonNull.NULL) instanceof JsonString text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
