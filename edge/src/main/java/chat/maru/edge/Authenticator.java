package chat.maru.edge;

import java.util.Optional;

/// Tells who calls.
@FunctionalInterface
public interface Authenticator {
  /// The caller, or nothing if the credentials are unknown, expired or revoked. May block.
  Optional<Caller> authenticate(Credentials credentials);
}
