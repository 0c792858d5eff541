package chat.maru.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where the words of a query stand in a text.
public final class Highlights {
  private Highlights() {}

  /// A stretch of a text in UTF-16 units.
  ///
  /// @param end exclusive
  public record Span(int start, int end) {}

  /// The found words of `query` in `text`, in order, not overlapping; empty for a message that was
  /// found in spite of a typing error. Pure and thread-safe; `text` is the current text as the
  /// viewer may see it, not what was indexed once.
  public static List<Span> find(String query, String text) {
    List<TypedWord> words = TypedWord.of(query);
    List<Span> spans = new ArrayList<>();
    for (Runs.Run run : Runs.of(text)) {
      for (TypedWord word : words) {
        if (word.kind() == run.kind()) {
          mark(word, run, spans);
        }
      }
    }
    Set<String> terms = new HashSet<>();
    words.forEach(word -> terms.addAll(word.terms()));
    for (Morphemes.Token token : Morphemes.MIXED.of(text)) {
      if (terms.contains(token.term())) {
        spans.add(new Span(token.start(), token.end()));
      }
    }
    return merged(spans);
  }

  private static void mark(TypedWord word, Runs.Run run, List<Span> spans) {
    boolean literal = run.text().length() == run.end() - run.start();
    if (word.kind() == Runs.Kind.WORD || !literal) {
      boolean begins = word.last() && run.text().startsWith(word.text());
      if (begins || run.text().equals(word.text())) {
        spans.add(new Span(run.start(), literal ? run.start() + word.text().length() : run.end()));
      }
      return;
    }
    String stem = word.stem();
    int at = run.text().indexOf(stem);
    while (at >= 0) {
      spans.add(new Span(run.start() + at, run.start() + at + stem.length()));
      at = run.text().indexOf(stem, at + stem.length());
    }
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> out = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      Span last = out.isEmpty() ? null : out.getLast();
      if (last != null && span.start() < last.end()) {
        out.set(out.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        out.add(span);
      }
    }
    return List.copyOf(out);
  }
}
