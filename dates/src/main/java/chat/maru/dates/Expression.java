package chat.maru.dates;

import chat.maru.dates.reading.Node;
import chat.maru.dates.reading.Reading;
import chat.maru.dates.value.Kind;
import chat.maru.dates.value.Modifier;
import chat.maru.dates.value.Resolution;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// An expression for a time that was found in a text.
///
/// @param start where it begins, in UTF-16 units
/// @param end where it ends, exclusive
/// @param text the words themselves
/// @param kind what sort of thing it names
/// @param timex its value in TimeML's manner, open parts as X: `XXXX-04-22`, `2016-W45`, `P3W`
/// @param modifier what a word beside it does to it
/// @param future what it is if it lies ahead
/// @param past what it is if it lies behind; the same where the words leave nothing open
/// @param evening the same in the other half of the day, where "5시" leaves that open
/// @param parts the expressions that it was joined from: 내일 and 3시 of "내일 3시"
public record Expression(
    int start,
    int end,
    String text,
    Kind kind,
    String timex,
    Optional<Modifier> modifier,
    Resolution future,
    Resolution past,
    Optional<Expression> evening,
    List<Expression> parts,
    Reading reading) {

  public Expression {
    parts = List.copyOf(parts);
  }

  static Expression of(Node node, String text) {
    return of(node.start(), node.end(), node.reading(), node.parts(), text);
  }

  private static Expression of(int start, int end, Reading reading, List<Node> parts, String text) {
    Reading evening = reading.evening();
    List<Expression> pieces = new ArrayList<>();
    parts.forEach(part -> pieces.add(of(part, text)));
    return new Expression(
        start,
        end,
        text.substring(start, end),
        reading.kind(),
        reading.timex(),
        Optional.ofNullable(reading.modifier()),
        reading.future(),
        reading.past(),
        evening == null ? Optional.empty() : Optional.of(of(start, end, evening, List.of(), text)),
        pieces,
        reading);
  }

  /// The one stretch of local time that people most likely mean; empty for lengths, sets, seasons
  /// and parts of no particular day. Today counts either way, what was said coarsely stays coarse
  /// ("두 주 전" is a week), and a last day that was named is in.
  ///
  /// @param reference the one that it was found with
  public Optional<Span> span(Lean lean, LocalDateTime reference) {
    return Choice.of(reading, lean, reference);
  }

  /// Whether the words name a day or something longer, not only a time of day or a length.
  public boolean dated() {
    return switch (kind) {
      case DATE, DATE_TIME, DATE_RANGE, DATE_TIME_RANGE -> true;
      case TIME, TIME_RANGE, DURATION, SET -> false;
    };
  }

  /// Whether they name a time of day that leaves no choice between morning and evening.
  public boolean timed() {
    return (kind == Kind.TIME || kind == Kind.DATE_TIME) && evening.isEmpty();
  }

  /// Everything that it may mean, without repetition: past and future, morning and evening.
  public List<Resolution> candidates() {
    SequencedSet<Resolution> all = new LinkedHashSet<>(List.of(past, future));
    evening.ifPresent(other -> all.addAll(other.candidates()));
    return List.copyOf(all);
  }
}
