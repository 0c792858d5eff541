package chat.maru.messenger;

import chat.maru.base.MemberId;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds `@name` in a text.
///
/// A name ends where no letter or digit follows, or where Korean particles follow and then no
/// letter: `@민수야`, `@마루는`. Of several names that fit the longest wins; members who share a name are
/// all meant. `@마루` and `@Maru` always mean the mate, `@all` and `@모두` everybody.
final class Mentions {
  /// Stands for everybody in place of a member id.
  static final String ALL = "all";

  private static final Pattern PARTICLES =
      Pattern.compile(
          "(?:님|씨|선배|형|누나|언니|오빠)?"
              + "(?:아|야|이야|여|이여|이|가|은|는|을|를|의|도|만|와|과|랑|이랑|에게|한테|께|께서|에|에서|에게서|한테서"
              + "|로|으로|보고|더러|하고|까지|부터|처럼|보다|나|이나|라도|이라도|요|이요|조차|마저|밖에|들|이라고|라고){0,3}"
              + "(?![\\p{L}\\p{N}])");
  private static final List<String> MATE_NAMES = List.of("마루", "maru");
  private static final List<String> ALL_NAMES = List.of("모두", "all");

  private Mentions() {}

  /// Whom a text names.
  ///
  /// @param members in order of mention
  /// @param all whether everybody is meant
  record Found(List<MemberId> members, boolean all) {
    static final Found NONE = new Found(List.of(), false);
  }

  static Found in(String text, List<Member> members) {
    if (text.indexOf('@') < 0) {
      return Found.NONE;
    }
    List<Name> names = names(members);
    String folded = fold(text);
    Set<MemberId> found = new LinkedHashSet<>();
    boolean all = false;
    for (int at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
      // An address like a@b is no mention.
      if (at > 0 && isLatinOrDigit(folded.charAt(at - 1))) {
        continue;
      }
      int length = 0;
      for (Name name : names) {
        if (name.text.length() >= length && fits(folded, at + 1, name.text)) {
          length = name.text.length();
          if (name.member == null) {
            all = true;
          } else {
            found.add(name.member);
          }
        }
      }
    }
    return new Found(List.copyOf(found), all);
  }

  /// All names, the longest first.
  private static List<Name> names(List<Member> members) {
    List<Name> names = new ArrayList<>();
    for (Member member : members) {
      if (!member.present()) {
        continue;
      }
      if (member.kind() == MemberKind.MATE) {
        MATE_NAMES.forEach(name -> names.add(new Name(name, member.id())));
      } else if (member.kind() == MemberKind.HUMAN && !isReserved(member.displayName())) {
        names.add(new Name(fold(member.displayName()), member.id()));
      }
    }
    ALL_NAMES.forEach(name -> names.add(new Name(name, null)));
    names.removeIf(name -> name.text.isBlank());
    names.sort(Comparator.comparingInt((Name name) -> name.text.length()).reversed());
    return names;
  }

  private static boolean isReserved(String name) {
    return MATE_NAMES.contains(fold(name)) || ALL_NAMES.contains(fold(name));
  }

  private static boolean fits(String text, int at, String name) {
    return text.startsWith(name, at)
        && PARTICLES.matcher(text).region(at + name.length(), text.length()).lookingAt();
  }

  private static boolean isLatinOrDigit(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private record Name(String text, @org.jspecify.annotations.Nullable MemberId member) {}
}
