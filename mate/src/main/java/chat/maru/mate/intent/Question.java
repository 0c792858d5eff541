package chat.maru.mate.intent;

import chat.maru.dates.Span;
import chat.maru.mate.talk.Person;
import java.util.Optional;
import java.util.Set;

/// A question about what was said.
///
/// @param text the whole question, without the mate's name
/// @param terms its content words, without dates and the speaker's name
/// @param speaker whose words it asks for, if it names exactly one
/// @param span when it was said or shall be, if it says so
/// @param spanText the words of `span`; empty without one
public record Question(
    String text,
    Ask ask,
    Set<String> terms,
    Optional<Person> speaker,
    Optional<Span> span,
    String spanText) {
  public Question {
    terms = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(terms));
  }

  /// Whether it asks for somebody's words as such ("민수가 어제 뭐라고 했어?").
  public boolean anythingSaid() {
    return terms.isEmpty() && (speaker.isPresent() || span.isPresent());
  }
}
