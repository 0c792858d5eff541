package chat.maru.storage;

import chat.maru.base.MaruException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Turns libpq's `postgresql://user:password@host/database` into the form that JDBC wants, where
/// user and password are parameters.
final class PostgresUrl {
  private PostgresUrl() {}

  static String jdbc(String url) {
    URI uri = parse(url);
    StringBuilder out = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
    if (uri.getPort() >= 0) {
      out.append(':').append(uri.getPort());
    }
    out.append(uri.getRawPath());
    char separator = '?';
    if (uri.getRawQuery() != null) {
      out.append('?').append(uri.getRawQuery());
      separator = '&';
    }
    String login = uri.getUserInfo();
    if (login != null) {
      int colon = login.indexOf(':');
      String user = colon < 0 ? login : login.substring(0, colon);
      out.append(separator).append("user=").append(encode(user));
      if (colon >= 0) {
        out.append("&password=").append(encode(login.substring(colon + 1)));
      }
    }
    return out.toString();
  }

  private static URI parse(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && uri.getRawPath().length() > 1) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Its message repeats the URL, and with it the password: dropped on purpose.
    }
    throw MaruException.invalid(
        "database", "a broken URL", "postgresql://user:password@host:port/database");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
