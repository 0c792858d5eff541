package chat.maru.messenger.testing;

import chat.maru.base.UserId;
import chat.maru.messenger.People;
import chat.maru.messenger.Person;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Accounts that are made by asking for them.
public final class FakePeople implements People {
  private final Map<String, Person> byName = new ConcurrentHashMap<>();

  /// The account with this name.
  public UserId user(String name) {
    return byName
        .computeIfAbsent(name, _ -> new Person(UserId.next(Clock.systemUTC()), name))
        .user();
  }

  @Override
  public Optional<Person> find(UserId user) {
    return byName.values().stream().filter(person -> person.user().equals(user)).findFirst();
  }

  @Override
  public Optional<Person> findByName(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
