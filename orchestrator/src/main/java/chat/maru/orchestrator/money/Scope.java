package chat.maru.orchestrator.money;

import java.util.Locale;
import java.util.Optional;

/// Whose budget or limit it is.
///
/// @param id of the key, user or room; empty for the deployment, and in a limit that each of them
///   gets of its own
public record Scope(Kind kind, String id) {
  public static final Scope DEPLOYMENT = new Scope(Kind.DEPLOYMENT, "");

  /// In the order in which a refusal names them.
  public enum Kind {
    KEY,
    USER,
    ROOM,
    DEPLOYMENT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> find(String code) {
      for (Kind kind : values()) {
        if (kind.code().equals(code)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /// Whether each key, user or room gets it of its own.
  public boolean each() {
    return kind != Kind.DEPLOYMENT && id.isEmpty();
  }
}
