package chat.maru.base;

import java.util.Locale;

/// An entry of a module's catalogue, which is an enum: its code is its name in lower case.
public interface ErrorEntry extends ErrorCode {
  /// As an enum has it.
  String name();

  Meaning meaning();

  @Override
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  default Fault fault() {
    return meaning().fault();
  }

  @Override
  default int status() {
    return meaning().status();
  }

  @Override
  default boolean retryable() {
    return meaning().retryable();
  }

  /// What an error means for whoever called.
  ///
  /// @param status the HTTP status, 400 to 599
  /// @param retryable whether the same request may succeed later without a change
  record Meaning(Fault fault, int status, boolean retryable) {
    /// The caller's fault, for which trying again is no help.
    public static Meaning ofCaller(int status) {
      return new Meaning(Fault.CALLER, status, false);
    }
  }
}
