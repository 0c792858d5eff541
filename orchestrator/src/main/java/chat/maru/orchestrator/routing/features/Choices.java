package chat.maru.orchestrator.routing.features;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A question and the answers it offers, if it offers any: lines that begin with `A.`, `B)` or
/// `(C)`.
///
/// @param stem everything before the first answer
record Choices(String stem, List<String> options) {
  static Choices of(String text) {
    int first = -1;
    List<String> options = new ArrayList<>();
    for (int line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
      int start = option(text, line + 1, (char) ('A' + options.size()));
      if (start >= 0) {
        first = first < 0 ? line : first;
        int end = text.indexOf('\n', start);
        options.add(text.substring(start, end < 0 ? text.length() : end).strip());
      }
    }
    return options.size() < 2
        ? new Choices(text, List.of())
        : new Choices(text.substring(0, first), options);
  }

  /// Where the words of the option begin whose letter stands at `at`; -1 if it does not.
  private static int option(String text, int at, char letter) {
    int here = at < text.length() && text.charAt(at) == '(' ? at + 1 : at;
    boolean marked =
        here + 1 < text.length()
            && text.charAt(here) == letter
            && (text.charAt(here + 1) == '.' || text.charAt(here + 1) == ')');
    return marked ? here + 2 : -1;
  }

  /// Fifteen measures of the options; zeros if there are none.
  void measure(Measures to, Set<String> stemWords) {
    int n = options.size();
    double sum = 0;
    double squares = 0;
    double longest = 0;
    double shortest = n == 0 ? 0 : Double.MAX_VALUE;
    int numeric = 0;
    int digits = 0;
    int capital = 0;
    int stops = 0;
    int catchAll = 0;
    int words = 0;
    for (String option : options) {
      int length = option.length();
      sum += length;
      squares += (double) length * length;
      longest = Math.max(longest, length);
      shortest = Math.min(shortest, length);
      Characters kinds = new Characters(option);
      numeric += option.chars().noneMatch(c -> Character.isLetter(c) && c != 'x') ? 1 : 0;
      digits += kinds.digits;
      capital += length > 0 && Character.isUpperCase(option.charAt(0)) ? 1 : 0;
      stops += option.endsWith(".") ? 1 : 0;
      String lower = option.toLowerCase(Locale.ROOT);
      catchAll +=
          lower.startsWith("all of") || lower.startsWith("none of") || lower.startsWith("both")
              ? 1
              : 0;
      words += Characters.count(option, ' ') + 1;
    }
    double mean = n == 0 ? 0 : sum / n;
    double spread = n == 0 ? 0 : Math.sqrt(Math.max(0, squares / n - mean * mean)) / (mean + 1);
    to.add(mean).addLog(longest).addLog(shortest).add(spread).add(numeric).add(digits);
    to.add(capital).add(stops).add(catchAll).add(n).add(n == 0 ? 0 : (double) words / n);
    to.add(Math.log1p(sum) - Math.log1p(stem.length()));
    to.addLog(n == 0 ? 0 : options.getFirst().length());
    to.add(n > 0 && new HashSet<>(options).size() < n);
    overlaps(to, stemWords);
  }

  /// How alike the options are, and how many of their words the question already has.
  private void overlaps(Measures to, Set<String> stemWords) {
    List<Set<String>> sets = options.stream().map(option -> new Words(option).distinct).toList();
    double alike = 0;
    double most = 0;
    double known = 0;
    double mostKnown = 0;
    int pairs = 0;
    for (int i = 0; i < sets.size(); i++) {
      for (int j = i + 1; j < sets.size(); j++) {
        double shared = shared(sets.get(i), sets.get(j));
        int both = sets.get(i).size() + sets.get(j).size();
        double jaccard = shared / Math.max(1, both - shared);
        alike += jaccard;
        most = Math.max(most, jaccard);
        pairs++;
      }
      double share = (double) shared(sets.get(i), stemWords) / Math.max(1, sets.get(i).size());
      known += share;
      mostKnown = Math.max(mostKnown, share);
    }
    to.add(pairs == 0 ? 0 : alike / pairs).add(most);
    to.add(sets.isEmpty() ? 0 : known / sets.size()).add(mostKnown);
  }

  private static int shared(Set<String> a, Set<String> b) {
    int shared = 0;
    for (String word : a) {
      shared += b.contains(word) ? 1 : 0;
    }
    return shared;
  }
}
