package chat.maru.orchestrator.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds personal identifiers and secrets in Korean and English texts. Pure and thread-safe; its
/// time is linear in the text.
///
/// What a number is follows from its shape and from the words around it: the shape gives a
/// confidence, the nearest word moves it, a check digit raises it and never decides
/// ([Find#ENOUGH]). Scans are written by hand rather than as regular expressions, so that no text
/// makes them slow; a text without digits and signs costs one pass. What is beyond it: see
/// `docs/privacy.md`.
public final class Identifiers {
  /// Stands between two texts that are looked at as one: a blank that no person typed.
  public static final char BETWEEN = Plain.BETWEEN;

  private Identifiers() {}

  /// What makes an identifier the same however it is written: its letters and digits. Secrets are
  /// the same only sign for sign.
  public static String identity(Kind kind, String words) {
    if (kind == Kind.SECRET) {
      return words;
    }
    Plain plain = Plain.of(words);
    SpokenDigits.read(plain);
    StringBuilder identity = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.at(i);
      if (Character.isLetterOrDigit(c) || c == '@') {
        identity.append(Character.toLowerCase(c));
      }
    }
    return identity.toString();
  }

  /// The identifiers in order, none overlapping another. Places are those of `text` as it stands,
  /// whatever signs or escapes it is written in.
  public static List<Find> find(String text) {
    return find(text, Roster.NONE);
  }

  /// The same, with the names of `roster`.
  public static List<Find> find(String text, Roster roster) {
    Traits traits = Traits.of(text);
    if (traits.nothing() && roster.isEmpty()) {
      return List.of();
    }
    Plain plain = Plain.of(text);
    if (traits.spoken()) {
      SpokenDigits.read(plain);
    }
    List<Find> finds = new ArrayList<>();
    if (traits.digits() || traits.spoken()) {
      Groups groups = Groups.of(plain);
      Numbers.find(plain, groups, finds);
      Codes.find(plain, groups, finds);
      KoreanAddresses.find(plain, groups, finds);
      Streets.find(plain, groups, finds);
    }
    if (traits.at()) {
      Mails.find(plain, finds);
    }
    if (traits.digits() || traits.tokens()) {
      Secrets.find(plain, finds);
    }
    roster.find(plain, finds);
    return apart(finds);
  }

  /// Of finds that overlap the surest stays, and of those the longest.
  private static List<Find> apart(List<Find> finds) {
    if (finds.size() < 2) {
      return List.copyOf(finds);
    }
    finds.sort(Comparator.comparingInt(Find::start));
    List<Find> kept = new ArrayList<>();
    List<Find> heap = new ArrayList<>();
    int end = 0;
    for (Find find : finds) {
      if (find.start() >= end) {
        settle(heap, kept);
      }
      heap.add(find);
      end = Math.max(end, find.end());
    }
    settle(heap, kept);
    return List.copyOf(kept);
  }

  /// Chooses among finds that hang together, and empties their heap.
  private static void settle(List<Find> heap, List<Find> kept) {
    heap.sort(
        Comparator.comparing((Find f) -> f.kind() == Kind.NAME)
            .thenComparing(Comparator.comparingDouble(Find::confidence).reversed())
            .thenComparingInt(f -> f.start() - f.end()));
    List<Find> chosen = new ArrayList<>(heap.size());
    for (Find find : heap) {
      if (chosen.stream().noneMatch(find::overlaps)) {
        chosen.add(find);
      }
    }
    chosen.sort(Comparator.comparingInt(Find::start));
    kept.addAll(chosen);
    heap.clear();
  }

  /// What a text has at all, seen in one pass.
  private record Traits(boolean digits, boolean at, boolean tokens, boolean spoken) {
    static Traits of(String text) {
      int digits = 0;
      int spoken = 0;
      int dashes = 0;
      int run = 0;
      int longest = 0;
      boolean at = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        run = c > ' ' && c < 0x7f ? run + 1 : 0;
        longest = Math.max(longest, run);
        if (c < 0x80) {
          digits += c >= '0' && c <= '9' ? 1 : 0;
          at |= c == '@' || c == '(' || c == '[' || c == '{' || c == '%';
          dashes += c == '-' ? 1 : 0;
        } else if (c >= '가' && c <= '힣') {
          spoken += isSpoken(c) ? 1 : 0;
          at |= c == '골';
        } else {
          digits += Character.isLetter(c) ? 0 : 1; // any sign may be read as a digit
          at |= c == '＠' || c == '（';
        }
      }
      return new Traits(
          digits > 0, at, dashes >= 5 || longest >= 20, spoken >= 3 && spoken + digits >= 8);
    }

    boolean nothing() {
      return !digits && !at && !tokens && !spoken;
    }

    private static boolean isSpoken(char c) {
      return switch (c) {
        case '공', '영', '일', '이', '삼', '사', '오', '육', '륙', '칠', '팔', '구' -> true;
        default -> false;
      };
    }
  }
}
