package chat.maru.orchestrator.routing.features;

import java.util.List;
import java.util.Locale;

/// How a text is built, in numbers: lengths, kinds of characters, numbers, sentences, what it asks
/// with, and the answers it offers.
///
/// Such measures carry over to subjects that nobody has seen, where words do not. They are counts:
/// nobody can read the text out of them, so they may be kept. Only the first [#MOST] characters are
/// looked at.
public final class Structure {
  /// A decision has a millisecond; what stands behind here rarely changes who can answer it.
  public static final int MOST = 12_000;

  /// Turns of phrase that tell what kind of question it is, in English and Korean.
  private static final List<String> CUES =
      List.of(
          "which of the following",
          "best describes",
          "most likely",
          "according to",
          "how many",
          "what is the",
          "if ",
          "true",
          "false",
          "statement",
          "not",
          "except",
          "always",
          "calculate",
          "find",
          "probability",
          "suppose",
          "assume",
          "because",
          "would",
          "should",
          "why",
          "who",
          "when",
          "where",
          "which",
          "what",
          "how",
          "between",
          "per",
          "total",
          "number",
          "example",
          "correct",
          "following",
          "a man",
          "his",
          "she",
          "he",
          "patient",
          "year-old",
          "likely",
          "refers to",
          "known as",
          "called",
          "this",
          "these",
          "all of",
          "none of",
          "moral",
          "wrong",
          "scenario",
          "argument",
          "let ",
          "twice",
          "half",
          "each",
          "percent",
          "remaining",
          "write ",
          "function",
          "python",
          "code",
          "explain",
          "summar",
          "translat",
          "list ",
          "step",
          "왜",
          "무엇",
          "언제",
          "어디",
          "누가",
          "어떻게",
          "몇",
          "설명",
          "요약",
          "번역",
          "코드",
          "계산");

  /// The number of measures.
  public static final int SIZE = of("").length;

  private Structure() {}

  public static double[] of(String whole) {
    String text = whole.length() > MOST ? whole.substring(0, MOST) : whole;
    Choices choices = Choices.of(text);
    String stem = choices.stem();
    Words words = new Words(stem);
    Measures to = new Measures();
    characters(to, new Characters(text), words);
    words(to, words);
    sentences(to, stem, words);
    choices.measure(to, words.distinct);
    marks(to, text, stem);
    cues(to, stem);
    return to.values();
  }

  private static void characters(Measures to, Characters kinds, Words words) {
    to.addLog(kinds.length).add(kinds.share(kinds.digits)).addLog(kinds.digits);
    to.add(kinds.share(kinds.capitals)).add(kinds.share(kinds.marks)).add(kinds.share(kinds.maths));
    to.addLog(kinds.maths).add(kinds.wide).add(kinds.share(kinds.hangul)).add(kinds.quotes > 0);
    to.addLog(kinds.lines).add((double) kinds.length / (words.count + 1));
  }

  private static void words(Measures to, Words words) {
    to.addLog(words.count).add((double) words.letters / Math.max(1, words.count));
    to.add(words.share(words.distinct.size()));
    to.add(words.share(words.longOnes)).add(words.share(words.shortOnes));
    to.add(words.share(words.names)).addLog(words.names).add(words.singles).add(words.shouted);
    to.addLog(words.numbers).add(words.greatest < 0 ? -1 : Math.log1p(words.greatest));
    to.add(words.years > 0);
  }

  private static void sentences(Measures to, String stem, Words words) {
    int sentences = 1;
    for (int i = 0; i + 1 < stem.length(); i++) {
      char c = stem.charAt(i);
      boolean ends = c == '.' || c == '?' || c == '!';
      sentences += ends && Character.isWhitespace(stem.charAt(i + 1)) ? 1 : 0;
    }
    String end = stem.stripTrailing();
    to.addLog(stem.length()).addLog(sentences).add((double) words.count / (sentences + 1));
    to.add(Characters.count(stem, '\n')).add(Characters.count(stem, '.'));
    to.add(Characters.count(stem, ',')).add(Characters.count(stem, '?'));
    to.add(end.endsWith("?")).add(end.endsWith(":") || end.endsWith(".")).add(stem.contains("__"));
  }

  private static void marks(Measures to, String text, String stem) {
    for (char mark : new char[] {'(', '=', '\'', '-', ';', ':', '%', '$', '{', '`', '"'}) {
      to.add(Math.min(40, Characters.count(text, mark)));
    }
    to.add(stem.contains("NOT") || stem.contains("EXCEPT")).add(stem.contains("Statement 1"));
    to.add(stem.contains("I.") || stem.contains("II")).add(text.contains("```"));
  }

  private static void cues(Measures to, String stem) {
    String lower = " " + stem.toLowerCase(Locale.ROOT) + " ";
    for (String cue : CUES) {
      to.add(lower.contains(cue));
    }
  }
}
