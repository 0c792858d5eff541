package chat.maru.accounts;

import chat.maru.base.UserId;
import java.util.List;
import java.util.Optional;

/// Where accounts are kept.
public interface UserStore {
  boolean isEmpty();

  /// Adds an account.
  ///
  /// @return false if the name is taken
  boolean insert(User user, String nameKey, String passwordHash);

  /// Adds the first account, whatever others try at the same moment.
  ///
  /// @return false if there is one already
  boolean insertFirst(User user, String nameKey, String passwordHash);

  Optional<User> find(UserId id);

  Optional<User> findByName(String nameKey);

  /// All accounts, oldest first.
  List<User> list();

  /// Accounts by id, in no order; unknown ids are left out.
  List<User> findAll(List<UserId> ids);

  void update(User user);

  Optional<String> passwordHash(UserId id);

  void setPasswordHash(UserId id, String hash);
}
