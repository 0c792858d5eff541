package chat.maru.orchestrator.money;

import java.util.Locale;

/// What is counted.
public enum Measure {
  /// Micro-USD.
  MICROS,
  REQUESTS,
  TOKENS;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
