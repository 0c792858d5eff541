package chat.maru.orchestrator.privacy.mask;

import chat.maru.orchestrator.privacy.Identifiers;
import chat.maru.orchestrator.privacy.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The placeholders of one request: `[PHONE_7KQ2MX]`.
///
/// The six letters are a keyed hash of the identifier under the conversation's key. So one
/// identifier has one placeholder for as long as the conversation lasts, whatever was said before
/// it and however often the client sends it again; another conversation has another; and nobody
/// without the key can tell whose it is or make one up. Square brackets, capitals and digits need
/// no escape in JSON, in web addresses' queries or in Markdown. Used by one thread.
final class Placeholders {
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LETTERS = 6;

  private final Keyed key;
  private final Map<String, String> byIdentifier = new LinkedHashMap<>();
  private final Map<String, Entry> byPlaceholder = new LinkedHashMap<>();

  /// @param key of the conversation
  Placeholders(Keyed key) {
    this.key = key;
  }

  /// An identifier behind a placeholder.
  ///
  /// @param identity what makes it the same however it is written
  /// @param words as it was first written
  record Entry(Kind kind, String identity, String words) {}

  String of(Kind kind, String words) {
    String identity = kind.code() + ":" + Identifiers.identity(kind, words);
    String known = byIdentifier.get(identity);
    if (known != null) {
      return known;
    }
    String made = make(kind, identity, 0);
    for (int turn = 1; byPlaceholder.containsKey(made); turn++) {
      made = make(kind, identity, turn);
    }
    byIdentifier.put(identity, made);
    byPlaceholder.put(made, new Entry(kind, identity, words));
    return made;
  }

  /// What stands behind `placeholder`; `null` if it was never given out.
  @Nullable String words(String placeholder) {
    Entry entry = byPlaceholder.get(placeholder);
    return entry == null ? null : entry.words();
  }

  Collection<Entry> entries() {
    return byPlaceholder.values();
  }

  Collection<String> all() {
    return byPlaceholder.keySet();
  }

  boolean isEmpty() {
    return byPlaceholder.isEmpty();
  }

  private String make(Kind kind, String identity, int turn) {
    byte[] hash = key.hash(turn + identity);
    StringBuilder text =
        new StringBuilder(24).append('[').append(kind.name().toUpperCase(Locale.ROOT)).append('_');
    for (int i = 0; i < LETTERS; i++) {
      text.append(ALPHABET.charAt(hash[i] & 31));
    }
    return text.append(']').toString();
  }
}
