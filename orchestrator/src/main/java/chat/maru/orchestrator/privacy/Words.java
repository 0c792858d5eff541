package chat.maru.orchestrator.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set of words to be met in a text, each with a meaning. Words of ASCII letters are met whole
/// and in any case, others anywhere.
final class Words<T> {
  private static final int BUCKETS = 1 << 10;

  private final List<List<Entry<T>>> buckets = new ArrayList<>();

  /// A word that was met.
  record Entry<T>(String word, T meaning) {}

  Words() {
    for (int i = 0; i < BUCKETS; i++) {
      buckets.add(List.of());
    }
  }

  /// @param words separated by commas
  Words<T> add(T meaning, String words) {
    for (String word : words.split(",", -1)) {
      int bucket = bucket(word.charAt(0));
      List<Entry<T>> entries = new ArrayList<>(buckets.get(bucket));
      entries.add(new Entry<>(word, meaning));
      entries.sort(Comparator.comparingInt((Entry<T> e) -> e.word().length()).reversed());
      buckets.set(bucket, List.copyOf(entries));
    }
    return this;
  }

  /// The longest word that begins at `at`.
  @Nullable Entry<T> at(Plain text, int at) {
    List<Entry<T>> entries = buckets.get(bucket(lower(text.at(at))));
    for (int i = 0; i < entries.size(); i++) {
      if (matches(text, at, entries.get(i).word())) {
        return entries.get(i);
      }
    }
    return null;
  }

  private static boolean matches(Plain text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (lower(text.at(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    boolean latin = word.charAt(0) < 0x80;
    return !latin
        || (!text.letter(at - 1)
            && (!text.letter(at + word.length()) || camel(text, at + word.length())));
  }

  /// A capital after a small letter begins a new word: `phoneNumber`.
  private static boolean camel(Plain text, int at) {
    return text.at(at) <= 'Z' && text.at(at - 1) >= 'a';
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  private static int bucket(char c) {
    return (c ^ (c >> 6)) & (BUCKETS - 1);
  }
}
