package chat.maru.accounts;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The accounts of this deployment. Blocks; thread-safe.
public final class Users {
  private final UserStore store;
  private final PasswordHasher hasher;
  private final Registration registration;
  private final Invitations invitations;
  private final Audit audit;
  private final Clock clock;
  private final List<Consumer<User>> created = new CopyOnWriteArrayList<>();
  private final List<Consumer<User>> changed = new CopyOnWriteArrayList<>();

  public Users(
      UserStore store,
      PasswordHasher hasher,
      Registration registration,
      Invitations invitations,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.hasher = hasher;
    this.registration = registration;
    this.invitations = invitations;
    this.audit = audit;
    this.clock = clock;
  }

  /// Whether the first account is still to be made.
  public boolean setupNeeded() {
    return store.isEmpty();
  }

  public Registration registration() {
    return registration;
  }

  /// Makes an account for somebody at the door. The first becomes the operator.
  ///
  /// @throws MaruException `setup_not_allowed` if the first does not come from this machine,
  ///   `invite_needed` or `invite_invalid` if a later one was not invited, `name_taken`
  public User register(NewUser wanted, Optional<String> invite, Origin origin) {
    boolean first = store.isEmpty();
    if (first && !origin.loopback() && !registration.setupFromAnywhere()) {
      throw new MaruException(
          AccountsError.SETUP_NOT_ALLOWED,
          "The first account is made on the server's own machine, or with --allow-setup");
    }
    if (!first) {
      requireInvited(invite);
    }
    User user = user(wanted, first ? Role.OPERATOR : Role.MEMBER);
    String hash = hasher.hash(wanted.password());
    boolean added =
        first
            ? store.insertFirst(user, wanted.name().key(), hash)
            : store.insert(user, wanted.name().key(), hash);
    if (!added && first) {
      return register(wanted, invite, origin);
    }
    return added(user, added, origin);
  }

  /// Makes an account by command of the operator. The first is the operator's, whatever was asked.
  ///
  /// @throws MaruException `name_taken`
  public User create(NewUser wanted, Role role) {
    User user = user(wanted, store.isEmpty() ? Role.OPERATOR : role);
    String hash = hasher.hash(wanted.password());
    boolean added = store.insert(user, wanted.name().key(), hash);
    return added(user, added, Origin.command());
  }

  public Optional<User> find(UserId id) {
    return store.find(id);
  }

  public Optional<User> findByName(String name) {
    return store.findByName(UserName.keyOf(name));
  }

  /// @throws MaruException `NOT_FOUND`
  public User require(UserId id) {
    return find(id)
        .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "There is no such user"));
  }

  /// @throws MaruException `NOT_FOUND` naming it
  public User requireByName(String name) {
    return findByName(name)
        .orElseThrow(
            () -> new MaruException(CommonError.NOT_FOUND, "There is no user named " + name));
  }

  /// All accounts, oldest first.
  public List<User> list() {
    return store.list();
  }

  /// Accounts by id, in no order; unknown ids are left out.
  public List<User> findAll(List<UserId> ids) {
    return store.findAll(ids);
  }

  /// Changes what is given and leaves the rest.
  ///
  /// @throws MaruException `INVALID` naming the wrong field
  public User change(
      UserId id, Optional<String> displayName, Optional<String> locale, Optional<String> timeZone) {
    User old = require(id);
    User user =
        new User(
            id,
            old.name(),
            displayName.map(UserName::display).orElse(old.displayName()),
            old.role(),
            locale.map(NewUser::locale).orElse(old.locale()),
            timeZone.map(NewUser::timeZone).orElse(old.timeZone()),
            old.createdAt());
    if (!user.equals(old)) {
      store.update(user);
      changed.forEach(listener -> listener.accept(user));
    }
    return user;
  }

  /// Whether `password` is the one of the account named `name`. It takes as long for a name that
  /// does not exist.
  Optional<User> verify(String name, Password password) {
    Optional<User> user = findByName(name);
    String stored = user.flatMap(known -> store.passwordHash(known.id())).orElse(hasher.decoy());
    return hasher.verify(password, stored) ? user : Optional.empty();
  }

  /// @throws MaruException `wrong_password` unless `current` is the password of `id`
  void requirePassword(UserId id, Password current) {
    if (!hasher.verify(current, store.passwordHash(id).orElse(hasher.decoy()))) {
      throw new MaruException(AccountsError.WRONG_PASSWORD, "The current password is not right");
    }
  }

  void setPassword(UserId id, Password password) {
    store.setPasswordHash(id, hasher.hash(password));
  }

  /// Runs `listener` after each new account, on the thread that made it.
  public void onCreated(Consumer<User> listener) {
    created.add(listener);
  }

  /// Runs `listener` after each change of an account's names, language or time zone.
  public void onChanged(Consumer<User> listener) {
    changed.add(listener);
  }

  private void requireInvited(Optional<String> invite) {
    if (!registration.open() && invite.isEmpty()) {
      throw new MaruException(AccountsError.INVITE_NEEDED, "An account needs an invite");
    }
    if (!registration.open() && !invitations.valid(invite.orElseThrow())) {
      throw new MaruException(AccountsError.INVITE_INVALID, "The invite is unknown or has expired");
    }
  }

  private User user(NewUser wanted, Role role) {
    return new User(
        UserId.next(clock),
        wanted.name().text(),
        wanted.displayName(),
        role,
        wanted.locale(),
        wanted.timeZone(),
        java.time.Instant.ofEpochMilli(clock.millis()));
  }

  private User added(User user, boolean added, Origin origin) {
    if (!added) {
      throw new MaruException(
              AccountsError.NAME_TAKEN, "Somebody is called " + user.name() + " already")
          .with(JsonObject.builder().put("name", user.name()).build());
    }
    audit.record("user_created", user.id(), user.id().value(), origin);
    created.forEach(listener -> listener.accept(user));
    return user;
  }
}
