package chat.maru.edge;

import java.util.Locale;

/// What an account may do in the whole deployment.
public enum Role {
  OPERATOR,
  MEMBER,
  GUEST;

  /// The lower-case name used in JSON and storage.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
