package chat.maru.orchestrator.privacy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the identifiers that are made of digits.
///
/// From each group of digits on, every row of groups of up to nineteen digits is weighed by each
/// rule; the surest reading wins and the search goes on behind it. A group is looked at at most
/// nineteen times, so the work is linear in the text.
final class Numbers {
  private static final double SURE = 0.8;

  private final Plain text;
  private final Groups groups;
  private final List<Find> finds;

  private Numbers(Plain text, Groups groups, List<Find> finds) {
    this.text = text;
    this.groups = groups;
    this.finds = finds;
  }

  static void find(Plain text, Groups groups, List<Find> finds) {
    Numbers numbers = new Numbers(text, groups, finds);
    int at = 0;
    while (at < groups.count()) {
      at = numbers.findAt(at);
    }
  }

  /// What a number may be.
  record Guess(Kind kind, double confidence) {
    static final Guess NONE = new Guess(Kind.PHONE, 0);

    Guess or(Guess other) {
      return other.confidence > confidence ? other : this;
    }
  }

  /// The surest reading from one group on.
  private record Reading(Guess guess, Digits digits, int last) {}

  private int findAt(int first) {
    Reading found = best(first);
    if (found == null || betterLater(found, first)) {
      return first + 1;
    }
    Digits digits = found.digits();
    double confidence = Math.min(1, found.guess().confidence());
    finds.add(text.find(found.guess().kind(), start(digits), digits.end(), confidence));
    return found.last() + 1;
  }

  private @Nullable Reading best(int first) {
    Reading best = null;
    Context before = null;
    for (int to : reach(first)) {
      Digits digits = digits(first, to);
      before = before == null ? Context.before(text, digits.start()) : before;
      Guess guess = guess(digits, before, first, to);
      // A longer reading of the same worth is the better one.
      if (guess.confidence() >= Find.ENOUGH
          && (best == null || guess.confidence() >= best.guess().confidence())) {
        best = new Reading(guess, digits, to);
      }
    }
    return best;
  }

  /// Whether a doubtful reading hides a surer one that begins within it: the seconds of a time
  /// before a phone number.
  private boolean betterLater(Reading found, int first) {
    for (int i = first + 1; found.guess().confidence() < SURE && i <= found.last(); i++) {
      Reading later = best(i);
      if (later != null && later.guess().confidence() > found.guess().confidence()) {
        return true;
      }
    }
    return false;
  }

  /// The ends of the rows that begin at `first` and are long enough to be something.
  private List<Integer> reach(int first) {
    List<Integer> ends = new ArrayList<>(4);
    int digits = 0;
    for (int i = first; i < groups.count() && (i == first || joined(i)); i++) {
      digits += groups.length(i);
      if (digits > Digits.MOST) {
        break;
      }
      if (digits >= 7) {
        ends.add(i);
      }
    }
    return ends;
  }

  private boolean joined(int group) {
    return groups.join(group) != Groups.APART;
  }

  private Digits digits(int from, int to) {
    StringBuilder all = new StringBuilder(Digits.MOST);
    StringBuilder layout = new StringBuilder(12);
    boolean loose = false;
    for (int i = from; i <= to; i++) {
      all.append(text.text(groups.start(i), groups.end(i)));
      layout.append(i == from ? "" : "-").append(groups.length(i));
      loose |= i > from && groups.join(i) == Groups.LOOSE;
    }
    return new Digits(
        text, groups.start(from), groups.end(to), all.toString(), layout.toString(), loose);
  }

  private Guess guess(Digits digits, Context before, int first, int last) {
    Guess shape = Shapes.guess(digits);
    Context context = before.orAfter(text, digits.end());
    Guess best = Guess.NONE;
    Kind says = context.says();
    double named = says == null ? -1 : Shapes.as(says, digits);
    if (shape.confidence() > 0) {
      // What the words call it by another name is less likely to be this.
      double against = named > 0 && says != shape.kind() ? 0.2 : 0;
      double weight = context.weightFor(shape.kind());
      best = new Guess(shape.kind(), shape.confidence() + weight - against);
    }
    if (says != null && named > 0) {
      best = best.or(new Guess(Shapes.exactly(says, digits), named + context.weight()));
    }
    return new Guess(best.kind(), best.confidence() - doubt(digits, first, last));
  }

  /// What speaks against any number: that it goes on, is an amount, or is torn.
  private double doubt(Digits digits, int first, int last) {
    double doubt = digits.amount() ? 0.5 : 0;
    boolean goesOn = groups.join(last + 1) == Groups.TIGHT && text.at(digits.end()) == '-';
    boolean cameFrom = joined(first) && text.at(digits.start() - 1) == '-';
    boolean spaced = digits.layout().startsWith("1-1-1-1") && groups.length(last) == 1;
    goesOn |= spaced && groups.join(last + 1) == Groups.TIGHT && groups.length(last + 1) == 1;
    doubt += digits.inside() || goesOn || cameFrom ? 0.3 : 0;
    return doubt + (digits.loose() ? 0.25 : 0);
  }

  /// A plus or bracket in front belongs to the number.
  private int start(Digits digits) {
    int start = digits.start();
    if (text.at(start - 1) == '(' && text.indexOf(")", start, digits.end()) > 0) {
      start--;
    }
    return text.at(start - 1) == '+' ? start - 1 : start;
  }
}
