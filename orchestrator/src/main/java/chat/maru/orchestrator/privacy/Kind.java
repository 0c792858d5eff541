package chat.maru.orchestrator.privacy;

import java.util.Locale;

/// What an identifier is.
public enum Kind {
  /// A Korean resident registration number.
  RESIDENT_NUMBER,
  /// A registration number of a foreigner in Korea.
  FOREIGN_NUMBER,
  /// A social security number of the United States.
  SOCIAL_NUMBER,
  PASSPORT,
  LICENCE,
  CARD,
  ACCOUNT,
  PHONE,
  EMAIL,
  /// Where somebody lives, down to the house.
  ADDRESS,
  /// A key, token, password or private key.
  SECRET,
  /// A name of the room's roster. It hides behind a mask, and never seals a request by itself:
  /// every line of a room carries one.
  NAME;

  private final String code = name().toLowerCase(Locale.ROOT);

  /// The lower-case name that the API shows.
  public String code() {
    return code;
  }
}
