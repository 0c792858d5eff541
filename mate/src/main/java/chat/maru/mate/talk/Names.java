package chat.maru.mate.talk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the people of a room by the names that others use for them: 김민수 is also 민수, 민수 님, 민수가;
/// Jane Doe is also Jane.
public final class Names {
  private static final Set<String> LONG_SURNAMES =
      Set.of("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방");
  private static final String CALL = "(?:\\s?(?:님|씨|형|누나|언니|오빠|선배|쌤|군|양|이)(?:들)?)?";
  private static final String PARTICLE =
      "(?:께서|한테서?|에게서?|이랑|랑|하고|이가|이는|이도|가|이|는|은|도|를|을|의|와|과|야|아|네|만|께|부터|라고|이라고)?";

  private Names() {}

  /// A person found in a text.
  ///
  /// @param people everybody the name may mean; more than one if it is ambiguous
  /// @param subject whether the words make this person the one who acts or speaks (민수가, "Jane
  ///   said")
  public record Mentioned(int start, int end, List<Person> people, boolean subject) {}

  /// The people whom `text` names, in order.
  public static List<Mentioned> find(String text, List<Person> people) {
    List<Mentioned> found = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Person person : people) {
      for (String name : names(person.name())) {
        if (done.add(name)) {
          find(text, name, people, found);
        }
      }
    }
    found.sort((a, b) -> a.start() != b.start() ? a.start() - b.start() : b.end() - a.end());
    List<Mentioned> kept = new ArrayList<>();
    for (Mentioned one : found) {
      if (kept.isEmpty() || one.start() >= kept.getLast().end()) {
        kept.add(one);
      }
    }
    return kept;
  }

  private static void find(String text, String name, List<Person> people, List<Mentioned> found) {
    boolean korean = Words.hangul(name.charAt(name.length() - 1));
    String regex =
        "(?<![\\p{L}\\p{N}])@?"
            + Pattern.quote(name)
            + (korean ? "(" + CALL + ")(" + PARTICLE + ")" : "(?:'s)?()()")
            + "(?![\\p{L}\\p{N}])";
    Matcher matcher =
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text);
    while (matcher.find()) {
      boolean subject =
          korean
              ? Pattern.matches("께서|이가|이는|가|이|는|은|도", matcher.group(2))
                  || matcher.group(1).endsWith("이")
              : speaks(text, matcher.start(), matcher.end());
      List<Person> meant = people.stream().filter(p -> names(p.name()).contains(name)).toList();
      found.add(new Mentioned(matcher.start(), matcher.end(), meant, subject));
    }
  }

  private static boolean speaks(String text, int start, int end) {
    String after = text.substring(end).toLowerCase(Locale.ROOT);
    String before = text.substring(0, start).toLowerCase(Locale.ROOT);
    return before.matches("(?s).*\\b(?:did|does|by|from)\\s+")
        || after.matches(
            "(?s)\\s+(?:\\w+\\s+)?(?:say|said|says|mention|mentioned|tell|told|suggest|suggested|ask|asked"
                + "|promise|promised|recommend|recommended|want|wanted|send|sent|write|wrote|think|thought)\\b.*");
  }

  /// The names that a person with this display name answers to, the longest first.
  static List<String> names(String displayName) {
    Set<String> names = new LinkedHashSet<>();
    String whole = displayName.strip();
    if (whole.length() >= 2) {
      names.add(whole.toLowerCase(Locale.ROOT));
    }
    // "김민수 (마케팅)", "민수☆": the letters alone.
    String plain = whole.replaceAll("[(\\[（].*", "").replaceAll("[^\\p{L}\\p{N} .'-]", "").strip();
    if (plain.length() >= 2) {
      names.add(plain.toLowerCase(Locale.ROOT));
    }
    List<String> words = Words.SPACE.splitAsStream(plain).toList();
    if (words.size() > 1 && words.getFirst().length() >= 2) {
      names.add(words.getFirst().toLowerCase(Locale.ROOT));
    }
    for (String word : words) {
      String given = givenName(word);
      if (!given.isEmpty()) {
        names.add(given);
      }
    }
    return List.copyOf(names);
  }

  private static String givenName(String word) {
    if (!word.matches("[가-힣]{3,4}")) {
      return "";
    }
    boolean longSurname = word.length() == 4 && LONG_SURNAMES.contains(word.substring(0, 2));
    if (word.length() == 4 && !longSurname) {
      return "";
    }
    return word.substring(longSurname ? 2 : 1);
  }
}
