package chat.maru.accounts;

import chat.maru.base.CommonError;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keys for `/v1`. Blocks; thread-safe.
public final class ApiKeys {
  private static final int MAX_PER_USER = 100;
  private static final int PREFIX_LENGTH = 9;

  private final KeyStore store;
  private final CallerCache cache;
  private final Audit audit;
  private final Clock clock;

  public ApiKeys(KeyStore store, CallerCache cache, Audit audit, Clock clock) {
    this.store = store;
    this.cache = cache;
    this.audit = audit;
    this.clock = clock;
  }

  /// A key just made.
  ///
  /// @param secret shown once and stored nowhere
  public record Created(String secret, ApiKey key) {}

  /// @throws MaruException `INVALID` for a bad name, `too_many_keys`
  public Created create(UserId user, String name, KeyTerms terms, Origin origin) {
    if (name.isBlank() || name.length() > 64) {
      throw MaruException.invalid("name", name.length() + " characters", "1 to 64");
    }
    terms
        .expiresAt()
        .filter(at -> !at.isAfter(clock.instant()))
        .ifPresent(
            at -> {
              throw MaruException.invalid("expiresAt", at.toString(), "an instant to come");
            });
    if (store.list(user).size() >= MAX_PER_USER) {
      throw new MaruException(
          AccountsError.TOO_MANY_KEYS, "There are " + MAX_PER_USER + " keys; revoke one first");
    }
    String secret = Secret.next(Secret.KEY);
    ApiKey key =
        new ApiKey(
            Ids.next(clock),
            user,
            name.strip(),
            secret.substring(0, PREFIX_LENGTH),
            terms,
            Instant.ofEpochMilli(clock.millis()),
            Optional.empty());
    store.insert(key, Secret.hash(secret));
    audit.record("key_created", user, key.id(), origin);
    return new Created(secret, key);
  }

  /// The keys of one user, newest first.
  public List<ApiKey> list(UserId user) {
    return store.list(user);
  }

  public Optional<ApiKey> find(String id) {
    return store.find(id);
  }

  /// Makes a key invalid at once.
  ///
  /// @throws MaruException `NOT_FOUND` if it is not one of `user`
  public void revoke(UserId user, String id, Origin origin) {
    if (!store.delete(user, id)) {
      throw new MaruException(CommonError.NOT_FOUND, "There is no such key");
    }
    cache.revoked(id);
    audit.record("key_revoked", user, id, origin);
  }
}
