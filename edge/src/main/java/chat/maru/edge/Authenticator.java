package chat.maru.edge;

import java.util.Optional;
import java.util.function.Consumer;

/// Tells who calls.
@FunctionalInterface
public interface Authenticator {
  /// The caller, or nothing if the credentials are unknown, expired or revoked. May block.
  Optional<Caller> authenticate(Credentials credentials);

  /// Tells `listener` the id of each credential that stops being valid, so that its open sockets
  /// end at once. Sockets are also checked again twice a minute.
  default void onRevoked(Consumer<String> listener) {}
}
