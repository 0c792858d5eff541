package chat.maru.accounts;

import java.util.function.Consumer;

/// Sessions and keys that end, as the nodes of one deployment tell each other. Whoever does not
/// hear of it learns it from the database within seconds. Thread-safe.
public interface Revocations {
  /// Tells `listener` the id of each credential that ends on this node.
  void onRevokedHere(Consumer<String> listener);

  /// A credential has ended on another node: it is read from the database again, and its sockets
  /// here end at once.
  void revokedElsewhere(String credential);
}
