package chat.maru.edge;

import java.util.Optional;

/// What a request showed to prove who calls.
///
/// @param token the secret as it came
/// @param loopback whether the request was made on this machine, see [Request#loopback]
/// @param actAs the user name of the header `x-maru-as`, which only the control token may use
public record Credentials(Source source, String token, boolean loopback, Optional<String> actAs) {
  /// Where the secret stood.
  public enum Source {
    /// The session cookie; such callers need the CSRF proof.
    COOKIE,
    /// `Authorization: Bearer`, or `x-api-key`.
    HEADER
  }

  /// Hides the secret.
  @Override
  public String toString() {
    return "Credentials[" + source + "]";
  }
}
