package chat.maru.edge;

import java.time.Duration;

/// A cookie to set: for the whole host, invisible to scripts (`HttpOnly`), `SameSite=Lax`.
///
/// @param maxAge zero removes the cookie
/// @param secure whether it travels over HTTPS only
public record Cookie(String name, String value, Duration maxAge, boolean secure) {
  /// The name of the cookie that carries a session.
  public static final String SESSION = "maru_session";

  /// The value of the `Set-Cookie` header.
  public String header() {
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + maxAge.toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
