package chat.maru.mate.intent;

import chat.maru.mate.talk.Person;
import java.time.LocalDateTime;
import java.util.List;

/// What a question is read against.
///
/// @param now the asker's local time
/// @param asker who asks
/// @param people the other members that a question may name, and the asker
/// @param alone whether asker and mate are by themselves, where not every sentence is a question
public record Setting(LocalDateTime now, Person asker, List<Person> people, boolean alone) {
  public Setting {
    people = List.copyOf(people);
  }
}
