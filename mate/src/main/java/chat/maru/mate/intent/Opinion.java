package chat.maru.mate.intent;

import chat.maru.mate.talk.Summons;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a message tells of the mate's answer before it, read from its words alone. Cautious: a
/// message that may mean something else tells nothing.
public enum Opinion {
  NONE,
  /// "Thanks."
  THANKS,
  /// "No, that is wrong."
  NO,
  /// The same question again.
  AGAIN,
  /// The same question in other words.
  REWORDED;

  private static final int LONGEST_REMARK = 60;

  /// The share of words that two questions have in common if one is the other, said differently.
  private static final double ALIKE = 0.5;

  private static final Pattern THANKED =
      rule("고마워|고맙|감사|땡큐|ㄱㅅ|thanks|thank you|\\bthx\\b|good (?:job|work)|well done");
  private static final Pattern DENIED =
      rule(
          "^(?:아니(?:야|요|에요|거든|잖아|라고)?(?:[\\s,.!]|$)|틀렸|그게 아니|그거"
              + " 아니|잘못\\s*(?:알|됐|된|말)|(?:no|nope|wrong|incorrect)(?:[\\s,.!]|$)|that(?:'s| is|"
              + " was)? (?:not|wrong)|not what i)");
  private static final Pattern NOT_THE_ANSWER =
      rule("아니\\s*(?:괜찮|됐어|고마)|no (?:problem|worries|thanks|need)");

  /// @param said the message
  /// @param asked what the same person asked before, which the mate answered
  public static Opinion of(String said, String asked) {
    String now = plain(said);
    String before = plain(asked);
    if (now.isEmpty()) {
      return NONE;
    }
    if (now.equals(before)) {
      return AGAIN;
    }
    if (now.length() <= LONGEST_REMARK && !NOT_THE_ANSWER.matcher(now).find()) {
      if (DENIED.matcher(now).find()) {
        return NO;
      }
      if (THANKED.matcher(now).find() && !now.contains("?")) {
        return THANKS;
      }
    }
    return alike(now, before) >= ALIKE ? REWORDED : NONE;
  }

  private static double alike(String one, String other) {
    Set<String> words = words(one);
    Set<String> others = words(other);
    if (Math.min(words.size(), others.size()) < 3) {
      return 0;
    }
    Set<String> shared = new HashSet<>(words);
    shared.retainAll(others);
    Set<String> all = new HashSet<>(words);
    all.addAll(others);
    return (double) shared.size() / all.size();
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("[\\s\\p{Punct}]+")));
  }

  private static String plain(String text) {
    return Summons.without(text).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static Pattern rule(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
