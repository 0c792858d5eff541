package chat.maru.accounts.wiring;

import chat.maru.accounts.AccountAuthenticator;
import chat.maru.accounts.ApiKeys;
import chat.maru.accounts.Audit;
import chat.maru.accounts.CallerCache;
import chat.maru.accounts.ControlToken;
import chat.maru.accounts.Invitations;
import chat.maru.accounts.KeyStore;
import chat.maru.accounts.PasswordHasher;
import chat.maru.accounts.Registration;
import chat.maru.accounts.SessionStore;
import chat.maru.accounts.Sessions;
import chat.maru.accounts.SignInLimit;
import chat.maru.accounts.Users;
import chat.maru.accounts.store.JdbiAuditStore;
import chat.maru.accounts.store.JdbiKeyStore;
import chat.maru.accounts.store.JdbiSessionStore;
import chat.maru.accounts.store.JdbiUserStore;
import chat.maru.storage.Database;
import java.time.Clock;
import java.util.Optional;

/// Joins the parts of this module.
public final class AccountsWiring {
  private static final int HASHES_AT_ONCE = 2;

  private AccountsWiring() {}

  /// @param invitations who counts as invited; the messenger is made later, so hand over a
  ///   reference to it
  /// @param control the token of the command line, if there is one
  public static Accounts wire(
      Database database,
      Registration registration,
      Invitations invitations,
      Optional<ControlToken> control,
      Clock clock) {
    Audit audit = new Audit(new JdbiAuditStore(database), clock);
    CallerCache cache = new CallerCache(System::nanoTime);
    Users users =
        new Users(
            new JdbiUserStore(database),
            new PasswordHasher(HASHES_AT_ONCE),
            registration,
            invitations,
            audit,
            clock);
    SessionStore sessionStore = new JdbiSessionStore(database);
    KeyStore keyStore = new JdbiKeyStore(database);
    return new Accounts(
        users,
        new Sessions(sessionStore, users, new SignInLimit(System::nanoTime), cache, audit, clock),
        new ApiKeys(keyStore, cache, audit, clock),
        audit,
        new AccountAuthenticator(sessionStore, keyStore, users, cache, control, clock),
        cache);
  }
}
