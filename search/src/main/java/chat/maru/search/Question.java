package chat.maru.search;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a question asks for: content words without the words of asking, and the members it names.
///
/// In a talk of two, a name in a message is a form of address and says little; in a group it also
/// tells whom the message is about. So names stay content words only in groups.
record Question(List<String> words, Set<Integer> speakers) {
  private static final int MOST_WORDS = 32;
  private static final Set<String> ASKING = asking();

  private static Set<String> asking() {
    Set<String> out = new HashSet<>(StopWords.KOREAN_QUESTION);
    StopWords.ENGLISH_QUESTION.forEach(word -> out.addAll(Morphemes.MIXED.terms(word)));
    return Set.copyOf(out);
  }

  static Question of(RecallQuery query, Authors authors) {
    String text = Runs.normal(query.text());
    Authors.Named named = authors.in(text);
    Set<String> names = new HashSet<>();
    named.words().forEach(name -> names.addAll(Morphemes.MIXED.terms(name)));
    Set<String> words = content(Morphemes.MIXED.of(text));
    words.removeAll(ASKING);
    if (authors.count() <= 2 || names.containsAll(words)) {
      words.removeAll(names);
    }
    Set<Integer> speakers = new HashSet<>(named.authors());
    query.speaker().ifPresent(member -> authors.find(member.value()).ifPresent(speakers::add));
    return new Question(words.stream().limit(MOST_WORDS).toList(), speakers);
  }

  /// The terms without the single syllables that compounds are made of: 비행기 asks for no 기.
  private static Set<String> content(List<Morphemes.Token> tokens) {
    Set<String> out = new LinkedHashSet<>();
    int covered = 0;
    for (Morphemes.Token token : tokens) {
      boolean syllable = token.term().length() == 1 && Jamo.isSyllable(token.term().charAt(0));
      if (!syllable || token.end() > covered) {
        out.add(token.term());
      }
      covered = Math.max(covered, token.end());
    }
    return out;
  }
}
