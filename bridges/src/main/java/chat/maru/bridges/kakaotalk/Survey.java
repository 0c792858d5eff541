package chat.maru.bridges.kakaotalk;

import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a first look over the whole file teaches: who speaks in it, and in which stretches CRLF
/// ends a record while a bare LF is a line break inside one.
///
/// Phones write such files; but a file whose ends somebody mixed by editing or joining has both,
/// too. So a stretch counts as strict only if its header ends in CRLF and most lines that look like
/// the start of a record follow one.
///
/// @param speakers names that some line gives beyond doubt
/// @param strict by the line on which a stretch starts
record Survey(Set<String> speakers, TreeMap<Long, Boolean> strict) {
  /// More names than this are not remembered; doubtful lines are then decided by their shape.
  private static final int MAX_SPEAKERS = 50_000;

  /// Only its being there matters to a grammar; real days come with the reading.
  private static final LocalDate SOME_DAY = LocalDate.EPOCH;

  static Survey of(Lines lines, Grammar grammar) {
    try (lines) {
      Set<String> speakers = new HashSet<>();
      TreeMap<Long, Boolean> strict = new TreeMap<>();
      Stretch stretch = new Stretch(1);
      Line before = null;
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (PartEdge.at(line, lines.peek())) {
          strict.put(stretch.start, stretch.strict());
          stretch = new Stretch(line.number());
        }
        Start start = grammar.read(line.text(), SOME_DAY, Set.of());
        stretch.add(line, before, start);
        if (start instanceof Start.Said said && said.sure() && speakers.size() < MAX_SPEAKERS) {
          speakers.add(said.name());
        }
        before = line;
      }
      strict.put(stretch.start, stretch.strict());
      return new Survey(speakers, strict);
    }
  }

  /// Whether the stretch that holds line `number` is strict.
  boolean strictAt(long number) {
    Map.Entry<Long, Boolean> entry = strict.floorEntry(number);
    return entry != null && entry.getValue();
  }

  /// The counts of one stretch.
  private static final class Stretch {
    private final long start;
    private boolean crlf;
    private boolean lf;
    private boolean header;
    private boolean headerInLf;
    private long startsAfterCrlf;
    private long startsAfterLf;

    Stretch(long start) {
      this.start = start;
    }

    void add(Line line, @Nullable Line before, Start found) {
      crlf |= line.end() == Line.End.CRLF;
      lf |= line.end() == Line.End.LF;
      if (line.number() - start < 2 && (Title.isTitle(line.text()) || Title.isSaved(line.text()))) {
        header = true;
        headerInLf |= line.end() == Line.End.LF;
      }
      boolean record = !(found instanceof Start.Rest) && !(found instanceof Start.Bare);
      if (record && before != null) {
        startsAfterCrlf += before.end() == Line.End.CRLF ? 1 : 0;
        startsAfterLf += before.end() == Line.End.LF ? 1 : 0;
      }
    }

    boolean strict() {
      long share = header ? 1 : 2;
      return crlf && lf && !headerInLf && startsAfterLf * share <= startsAfterCrlf;
    }
  }
}
