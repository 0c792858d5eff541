package chat.maru.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The views of a text that do not depend on a dictionary: single characters, pairs of neighbours,
/// and written forms spelt out.
final class Grams {
  private static final int LONGEST_FORM = 96;

  private Grams() {}

  /// The different characters of the GRAM runs.
  static List<String> singles(List<Runs.Run> runs) {
    Set<String> out = new LinkedHashSet<>();
    for (Runs.Run run : runs) {
      if (run.kind() == Runs.Kind.GRAM) {
        run.text().codePoints().forEach(c -> out.add(Character.toString(c)));
      }
    }
    return List.copyOf(out);
  }

  /// The pairs of neighbours of the GRAM runs in order, an empty string between runs.
  static List<String> pairs(List<Runs.Run> runs) {
    List<String> out = new ArrayList<>();
    for (Runs.Run run : runs) {
      if (run.kind() == Runs.Kind.GRAM) {
        out.addAll(pairs(run.text()));
        out.add("");
      }
    }
    return out;
  }

  static List<String> pairs(String run) {
    int[] c = run.codePoints().toArray();
    List<String> out = new ArrayList<>(c.length);
    for (int i = 0; i + 1 < c.length; i++) {
      out.add(new String(c, i, 2));
    }
    return out;
  }

  /// The different written forms: each run, and each Korean morpheme in it, spelt by letters.
  static List<String> forms(List<Runs.Run> runs, List<String> morphemes) {
    Set<String> out = new LinkedHashSet<>();
    for (Runs.Run run : runs) {
      out.add(form(run.text()));
    }
    for (String morpheme : morphemes) {
      if (Jamo.isSyllable(morpheme.charAt(0))) {
        out.add(form(morpheme));
      }
    }
    out.remove("");
    return List.copyOf(out);
  }

  static String form(String text) {
    String spelt = Jamo.spell(text);
    return spelt.length() <= LONGEST_FORM ? spelt : spelt.substring(0, LONGEST_FORM);
  }
}
