package chat.maru.accounts;

/// Says whether somebody was invited. The messenger implements it: a room's invite will do.
@FunctionalInterface
public interface Invitations {
  /// Whether `code` would let somebody in now.
  boolean valid(String code);

  /// Nobody is.
  static Invitations none() {
    return _ -> false;
  }
}
