package chat.maru.bridges;

import java.util.Locale;

/// What a placeholder stands for.
public enum PlaceholderKind {
  PHOTO,
  PHOTOS,
  VIDEO,
  EMOTICON,
  VOICE,
  FILE,
  DELETED;

  /// The name on the wire.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
