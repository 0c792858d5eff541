package chat.maru.orchestrator.traffic;

import chat.maru.base.MaruException;
import java.util.Arrays;
import java.util.Locale;

/// By what traffic is summed.
///
/// `ALL`, `ROOM`, `KEY` and `USER` count calls. `MODEL` and `PROVIDER` count attempts: a call that
/// one model failed and the next one answered counts at both, each with its own time and cost.
public enum Grouping {
  ALL,
  MODEL,
  PROVIDER,
  ROOM,
  KEY,
  USER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a caller may ask for by name.
  ///
  /// @throws MaruException `INVALID` naming `by`
  public static Grouping parse(String text) {
    return Arrays.stream(values())
        .filter(by -> by != ALL && by.code().equals(text))
        .findFirst()
        .orElseThrow(() -> MaruException.invalid("by", text, "model, provider, room, key or user"));
  }
}
