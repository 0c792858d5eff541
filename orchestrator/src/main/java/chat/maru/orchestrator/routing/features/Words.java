package chat.maru.orchestrator.routing.features;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The words of a text, and what can be told of them without knowing any.
final class Words {
  int count;
  int letters;
  int longOnes;
  int shortOnes;
  int singles;
  int shouted;
  int names;
  int numbers;
  int years;
  double greatest = -1;
  final Set<String> distinct = new HashSet<>();

  Words(String text) {
    int at = 0;
    while (at < text.length()) {
      if (!Grams.isWord(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < text.length() && Grams.isWord(text.charAt(at))) {
        at++;
      }
      take(text, start, at);
    }
  }

  private void take(String text, int start, int end) {
    String word = text.substring(start, end);
    int length = word.length();
    count++;
    letters += length;
    longOnes += length >= 9 ? 1 : 0;
    shortOnes += length <= 3 ? 1 : 0;
    char first = word.charAt(0);
    if (first >= '0' && first <= '9') {
      number(word);
    } else if (length == 1) {
      singles++;
    } else if (isCapital(first)) {
      if (isCapital(word.charAt(1))) {
        shouted++;
      } else if (start >= 2 && text.charAt(start - 1) == ' ' && inside(text.charAt(start - 2))) {
        names++;
      }
    }
    distinct.add(word.toLowerCase(Locale.ROOT));
  }

  private void number(String word) {
    numbers++;
    if (word.length() <= 15 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long value = Long.parseLong(word);
      greatest = Math.max(greatest, (double) value);
      years += value >= 1500 && value < 2100 ? 1 : 0;
    }
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /// Whether a word after this character and a space stands inside a sentence.
  private static boolean inside(char c) {
    return c == ',' || (c >= 'a' && c <= 'z');
  }

  double share(int some) {
    return (double) some / (count + 1);
  }
}
