package chat.maru.edge;

import chat.maru.base.UserId;

/// Who calls, once the credentials have been checked.
///
/// @param credential the id (never the secret) of the session or key
public record Caller(UserId user, Role role, String credential, Kind kind) {
  /// The caller of the request that this thread serves.
  public static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  /// What kind of credential was shown.
  public enum Kind {
    SESSION,
    KEY,
    CONTROL
  }

  public boolean operator() {
    return role == Role.OPERATOR;
  }

  /// Whether this caller may enter an endpoint with `access`.
  public boolean may(Access access) {
    return switch (access) {
      case PUBLIC -> true;
      case USER -> kind != Kind.KEY;
      case OPERATOR -> kind != Kind.KEY && operator();
      case KEY -> kind == Kind.KEY;
      case CONTROL -> kind == Kind.CONTROL;
    };
  }
}
