package chat.maru.accounts;

import chat.maru.base.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where sign-ins are kept.
public interface SessionStore {
  void insert(Session session, String tokenHash);

  /// The session and the account of a token, however old.
  Optional<SignedIn> findByToken(String tokenHash);

  /// The sessions of one user, last seen first.
  List<Session> list(UserId user);

  void seen(String id, Instant at);

  /// @return whether there was such a session of this user
  boolean delete(UserId user, String id);

  /// @return the ids that were removed
  List<String> deleteAllBut(UserId user, String kept);

  /// Removes what was not seen since `before`.
  int deleteOlderThan(Instant before);

  /// A session with its account.
  record SignedIn(Session session, User user) {}
}
