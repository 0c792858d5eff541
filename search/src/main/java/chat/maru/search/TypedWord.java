package chat.maru.search;

import java.util.ArrayList;
import java.util.List;

/// One word of the search box, in the ways it may be found.
///
/// @param text lower-cased
/// @param form its letters, as in [Fields#FORMS]
/// @param terms its content words, as in [Fields#WORDS]; none if it has none or if they are mere
///   single syllables, which stand anywhere: 검 and 색 apart are no 검색
/// @param stem `text` from its first to its last content word: without the particles
/// @param last whether it may be unfinished
/// @param required false for function words beside others
record TypedWord(
    Runs.Kind kind,
    String text,
    String form,
    List<String> terms,
    String stem,
    boolean last,
    boolean required) {
  private static final int MOST_WORDS = 16;

  static List<TypedWord> of(String typed) {
    String text = Runs.normal(typed);
    List<Runs.Run> runs = Runs.of(text).stream().limit(MOST_WORDS).toList();
    boolean unfinished =
        !text.isEmpty() && !Character.isWhitespace(text.codePointBefore(text.length()));
    boolean content = runs.stream().anyMatch(run -> !function(run));
    List<TypedWord> words = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Runs.Run run = runs.get(i);
      List<Morphemes.Token> tokens = Morphemes.WHOLE.of(run.text());
      boolean last = i == runs.size() - 1 && unfinished;
      boolean required = !content || last || !function(run);
      words.add(
          new TypedWord(
              run.kind(),
              run.text(),
              Grams.form(run.text()),
              terms(tokens),
              stem(tokens, run.text()),
              last,
              required));
    }
    return words;
  }

  private static boolean function(Runs.Run run) {
    return StopWords.ENGLISH.contains(run.text());
  }

  private static List<String> terms(List<Morphemes.Token> tokens) {
    List<String> terms = tokens.stream().map(Morphemes.Token::term).toList();
    boolean syllables = terms.size() > 1 && terms.stream().anyMatch(TypedWord::isSyllable);
    return syllables ? List.of() : terms;
  }

  private static boolean isSyllable(String term) {
    return term.length() == 1 && Jamo.isSyllable(term.charAt(0));
  }

  private static String stem(List<Morphemes.Token> tokens, String text) {
    return tokens.isEmpty()
        ? text
        : text.substring(tokens.getFirst().start(), tokens.getLast().end());
  }

  /// How many letters may be wrong: none in short words, where each mistake makes another word.
  int edits() {
    int letters = form.length();
    return letters < (kind == Runs.Kind.WORD ? 4 : 5) ? 0 : letters < 8 ? 1 : 2;
  }
}
