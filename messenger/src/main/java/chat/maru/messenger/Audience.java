package chat.maru.messenger;

import java.util.Locale;

/// Who may see an import.
public enum Audience {
  /// The importer, and whoever claimed themselves in it.
  MINE,
  /// Every member of the room, later ones too.
  ROOM;

  /// The name on the wire.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
