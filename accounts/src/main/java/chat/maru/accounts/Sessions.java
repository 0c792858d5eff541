package chat.maru.accounts;

import chat.maru.base.CommonError;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sign-ins: made with a password, listed, ended one by one or all at once. Blocks; thread-safe.
public final class Sessions {
  /// A session that was not seen for so long has ended.
  public static final Duration IDLE = Duration.ofDays(30);

  private final SessionStore store;
  private final Users users;
  private final SignInLimit limit;
  private final CallerCache cache;
  private final Audit audit;
  private final Clock clock;

  public Sessions(
      SessionStore store,
      Users users,
      SignInLimit limit,
      CallerCache cache,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.users = users;
    this.limit = limit;
    this.cache = cache;
    this.audit = audit;
    this.clock = clock;
  }

  /// A session just made.
  ///
  /// @param token the secret, which is stored nowhere
  public record Opened(String token, Session session, User user) {}

  /// Signs in.
  ///
  /// @throws MaruException `UNAUTHENTICATED`, the same for an unknown name and a wrong password;
  ///   `RATE_LIMITED` after too many tries
  public Opened signIn(String name, Password password, Origin origin) {
    limit.enter(UserName.keyOf(name), origin.address());
    Optional<User> user = users.verify(name, password);
    if (user.isEmpty()) {
      audit.record(
          "sign_in_failed",
          Optional.empty(),
          users.findByName(name).map(known -> known.id().value()),
          origin,
          JsonObject.EMPTY);
      throw new MaruException(CommonError.UNAUTHENTICATED, "The name or the password is not right");
    }
    limit.succeeded(UserName.keyOf(name), origin.address());
    return open(user.get(), origin);
  }

  /// Makes a session without a password, for a command of the operator or a test.
  public Opened open(User user, Origin origin) {
    String token = Secret.next(Secret.SESSION);
    Instant now = Instant.ofEpochMilli(clock.millis());
    Session session = new Session(Ids.next(clock), user.id(), origin.agent(), now, now);
    store.deleteOlderThan(now.minus(IDLE));
    store.insert(session, Secret.hash(token));
    audit.record("signed_in", user.id(), session.id(), origin);
    return new Opened(token, session, user);
  }

  /// The sessions of one user, last seen first.
  public List<Session> list(UserId user) {
    Instant oldest = clock.instant().minus(IDLE);
    return store.list(user).stream()
        .filter(session -> session.lastSeenAt().isAfter(oldest))
        .toList();
  }

  /// Ends one session.
  ///
  /// @throws MaruException `NOT_FOUND` if it is not one of `user`
  public void end(UserId user, String session, Origin origin) {
    if (!store.delete(user, session)) {
      throw new MaruException(CommonError.NOT_FOUND, "There is no such session");
    }
    cache.revoked(session);
    audit.record("signed_out", user, session, origin);
  }

  /// Ends every session of `user`.
  public void endAll(UserId user, Origin origin) {
    endOthers(user, "", origin);
  }

  /// Changes a password, which ends every other session.
  ///
  /// @throws MaruException `wrong_password`, or `RATE_LIMITED` after too many tries
  public void changePassword(
      UserId user, String keptSession, Password current, Password password, Origin origin) {
    limit.enter(user.value(), origin.address());
    users.requirePassword(user, current);
    limit.succeeded(user.value(), origin.address());
    setPassword(user, keptSession, password, origin);
  }

  /// Sets a forgotten password by command of the operator, which ends every session.
  public void resetPassword(UserId user, Password password) {
    setPassword(user, "", password, Origin.command());
  }

  private void setPassword(UserId user, String kept, Password password, Origin origin) {
    users.setPassword(user, password);
    audit.record("password_changed", user, user.value(), origin);
    endOthers(user, kept, origin);
  }

  private void endOthers(UserId user, String kept, Origin origin) {
    for (String ended : store.deleteAllBut(user, kept)) {
      cache.revoked(ended);
      audit.record("signed_out", user, ended, origin);
    }
  }
}
