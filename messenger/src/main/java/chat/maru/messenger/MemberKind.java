package chat.maru.messenger;

import java.util.Locale;

/// Who stands behind a member.
public enum MemberKind {
  HUMAN,
  MATE,
  /// A person known from an import only, who has no account here unless somebody claimed them.
  IMPORTED;

  /// The name on the wire.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
