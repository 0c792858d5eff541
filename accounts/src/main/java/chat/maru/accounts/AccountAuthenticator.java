package chat.maru.accounts;

import chat.maru.base.Threads;
import chat.maru.base.UserId;
import chat.maru.edge.Authenticator;
import chat.maru.edge.Caller;
import chat.maru.edge.Credentials;
import chat.maru.edge.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells sessions, keys and the control token apart by their prefix and who is behind them.
public final class AccountAuthenticator implements Authenticator {
  /// How old "last seen" may get before it is written again.
  private static final Duration SEEN_STEP = Duration.ofMinutes(5);

  /// Stands for the operator's command line when it acts as nobody.
  private static final UserId NOBODY = UserId.parse("00000000-0000-0000-0000-000000000000");

  private final SessionStore sessions;
  private final KeyStore keys;
  private final Users users;
  private final CallerCache cache;
  private final Optional<ControlToken> control;
  private final Clock clock;

  public AccountAuthenticator(
      SessionStore sessions,
      KeyStore keys,
      Users users,
      CallerCache cache,
      Optional<ControlToken> control,
      Clock clock) {
    this.sessions = sessions;
    this.keys = keys;
    this.users = users;
    this.cache = cache;
    this.control = control;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> authenticate(Credentials shown) {
    String token = shown.token();
    if (token.length() > Secret.MAX_LENGTH) {
      return Optional.empty();
    }
    if (token.startsWith(Secret.CONTROL)) {
      return control(shown);
    }
    String hash = Secret.hash(token);
    if (token.startsWith(Secret.KEY)) {
      return cache.find(hash, () -> key(hash));
    }
    return token.startsWith(Secret.SESSION)
        ? cache.find(hash, () -> session(hash))
        : Optional.empty();
  }

  @Override
  public void onRevoked(Consumer<String> listener) {
    cache.onRevoked(listener);
  }

  private Optional<Caller> session(String hash) {
    Instant now = clock.instant();
    return sessions
        .findByToken(hash)
        .filter(found -> found.session().lastSeenAt().plus(Sessions.IDLE).isAfter(now))
        .map(
            found -> {
              Session session = found.session();
              if (session.lastSeenAt().plus(SEEN_STEP).isBefore(now)) {
                Threads.startVirtual("session-seen", () -> sessions.seen(session.id(), now));
              }
              return caller(found.user(), session.id(), Caller.Kind.SESSION);
            });
  }

  private Optional<Caller> key(String hash) {
    Instant now = clock.instant();
    return keys.findBySecret(hash)
        .filter(found -> found.key().terms().validAt(now))
        .map(
            found -> {
              ApiKey key = found.key();
              if (key.lastUsedAt().map(at -> at.plus(SEEN_STEP).isBefore(now)).orElse(true)) {
                Threads.startVirtual("key-used", () -> keys.used(key.id(), now));
              }
              return caller(found.user(), key.id(), Caller.Kind.KEY);
            });
  }

  private Optional<Caller> control(Credentials shown) {
    boolean right = control.map(token -> token.matches(shown.token())).orElse(false);
    if (!right || !shown.loopback()) {
      return Optional.empty();
    }
    return Optional.of(
        shown
            .actAs()
            .map(name -> caller(users.requireByName(name), "control", Caller.Kind.CONTROL))
            .orElse(new Caller(NOBODY, Role.OPERATOR, "control", Caller.Kind.CONTROL)));
  }

  private static Caller caller(User user, String credential, Caller.Kind kind) {
    return new Caller(user.id(), user.role(), credential, kind);
  }
}
