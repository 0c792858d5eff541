package chat.maru.accounts;

import chat.maru.base.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where keys are kept.
public interface KeyStore {
  void insert(ApiKey key, String secretHash);

  Optional<KeyOwner> findBySecret(String secretHash);

  Optional<ApiKey> find(String id);

  /// The keys of one user, newest first.
  List<ApiKey> list(UserId user);

  void used(String id, Instant at);

  /// @return whether there was such a key of this user
  boolean delete(UserId user, String id);

  /// A key with its account.
  record KeyOwner(ApiKey key, User user) {}
}
