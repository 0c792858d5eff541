package chat.maru.server.cli;

import chat.maru.base.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What a command prints once and never again.
final class Secrets {
  private static final int PASSWORD_BYTES = 10;

  private Secrets() {}

  /// 80 random bits.
  static String newPassword() {
    return Ids.randomHex(PASSWORD_BYTES);
  }

  /// The secret alone on stdout, so that a script can take it; the reminder on stderr.
  static void print(String secret) {
    System.out.println(secret);
    System.err.println("Shown once: keep it now.");
  }

  static String pathSafe(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
