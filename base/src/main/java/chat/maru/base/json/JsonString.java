package chat.maru.base.json;

/// A JSON string.
public record JsonString(String value) implements Json {
  @Override
  public String toString() {
    return toText();
  }
}
