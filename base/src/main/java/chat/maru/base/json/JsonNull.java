package chat.maru.base.json;

/// The JSON `null`.
public enum JsonNull implements Json {
  NULL;

  @Override
  public String toString() {
    return toText();
  }
}
