package chat.maru.base.json;

/// `true` or `false`.
public enum JsonBool implements Json {
  TRUE,
  FALSE;

  public boolean value() {
    return this == TRUE;
  }

  @Override
  public String toString() {
    return toText();
  }
}
