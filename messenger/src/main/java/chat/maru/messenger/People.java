package chat.maru.messenger;

import chat.maru.base.UserId;
import java.util.Optional;

/// The accounts of this deployment.
public interface People {
  Optional<Person> find(UserId user);

  /// The account with this sign-in name.
  Optional<Person> findByName(String name);
}
