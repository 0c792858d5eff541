package chat.maru.base;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one exception of the house: an entry of a catalogue, a message for the caller and the values
/// in it.
///
/// The message says what came and what was expected, for example `max_tokens: 0 (expected: > 0)`.
/// It reaches the client, so it never carries a secret. Clients that speak another language render
/// the code with `params`.
public final class MaruException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient @Nullable ErrorParams params;
  private final @Nullable Duration retryAfter;

  public MaruException(ErrorCode code, String message) {
    this(code, message, null, null, null);
  }

  public MaruException(ErrorCode code, String message, Throwable cause) {
    this(code, message, null, null, cause);
  }

  private MaruException(
      ErrorCode code,
      String message,
      @Nullable ErrorParams params,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.params = params;
    this.retryAfter = retryAfter;
  }

  /// `field: came (expected: expected)` as an `INVALID` error.
  public static MaruException invalid(String field, String came, String expected) {
    return new MaruException(
        CommonError.INVALID, field + ": " + came + " (expected: " + expected + ")");
  }

  /// The same error with the values that its message mentions.
  public MaruException with(ErrorParams newParams) {
    return new MaruException(code, message(), newParams, retryAfter, getCause());
  }

  /// The same error with the time after which a retry makes sense.
  public MaruException retryAfter(Duration delay) {
    return new MaruException(code, message(), params, delay, getCause());
  }

  public ErrorCode code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  /// The values in the message, as the one who threw it gave them.
  public Optional<ErrorParams> params() {
    return Optional.ofNullable(params);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
