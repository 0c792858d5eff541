package chat.maru.edge.testing;

import chat.maru.base.UserId;
import chat.maru.edge.Authenticator;
import chat.maru.edge.Caller;
import chat.maru.edge.Credentials;
import chat.maru.edge.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tokens that stand for callers: `alice` is the operator, `bob` and `carol` are members, `dave` is
/// a guest; `mk-alice`… are their keys and `control` is the control token acting as Alice.
public final class FixedCallers implements Authenticator {
  public static final Caller ALICE = session("01890000-0000-7000-8000-00000000000a", Role.OPERATOR);
  public static final Caller BOB = session("01890000-0000-7000-8000-00000000000b", Role.MEMBER);
  public static final Caller CAROL = session("01890000-0000-7000-8000-00000000000c", Role.MEMBER);
  public static final Caller DAVE = session("01890000-0000-7000-8000-00000000000d", Role.GUEST);

  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  public FixedCallers() {
    Map.of("alice", ALICE, "bob", BOB, "carol", CAROL, "dave", DAVE)
        .forEach(
            (token, caller) -> {
              callers.put(token, caller);
              callers.put("mk-" + token, with(caller, Caller.Kind.KEY));
            });
    callers.put("control", with(ALICE, Caller.Kind.CONTROL));
  }

  /// Makes `token` stand for `caller`.
  public FixedCallers put(String token, Caller caller) {
    callers.put(token, caller);
    return this;
  }

  /// Makes `token` invalid from now on.
  public void revoke(String token) {
    Caller gone = callers.remove(token);
    if (gone != null) {
      listeners.forEach(listener -> listener.accept(gone.credential()));
    }
  }

  @Override
  public Optional<Caller> authenticate(Credentials credentials) {
    return Optional.ofNullable(callers.get(credentials.token()));
  }

  @Override
  public void onRevoked(Consumer<String> listener) {
    listeners.add(listener);
  }

  private static Caller session(String user, Role role) {
    return new Caller(UserId.parse(user), role, "session-" + user, Caller.Kind.SESSION);
  }

  private static Caller with(Caller caller, Caller.Kind kind) {
    return new Caller(caller.user(), caller.role(), kind + "-" + caller.user(), kind);
  }
}
