package chat.maru.base;

/// One entry of an error catalogue. Each module has one enum of these.
public interface ErrorCode {
  /// A stable snake_case name that clients may switch on.
  String code();

  Fault fault();

  /// The HTTP status, 400 to 599.
  int status();

  /// Whether the same request may succeed later without a change.
  boolean retryable();
}
