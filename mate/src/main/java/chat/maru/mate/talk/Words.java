package chat.maru.mate.talk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a text that carry its content, without a dictionary.
///
/// Good enough to tell whether a message speaks of what a question asks; finding messages is the
/// search's work. Korean words lose their particles; two words are alike if one contains the other,
/// so that 저녁 meets 저녁약속. English words lose their commonest endings.
public final class Words {
  static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");

  /// Longest first.
  private static final List<String> PARTICLES =
      List.of(
          "에서는", "에서도", "에게서", "한테서", "으로는", "이라고", "이라는", "입니다", "이에요", "이었어", "에서", "에게", "한테",
          "으로", "로는", "부터", "까지", "이랑", "이나", "하고", "처럼", "보다", "마다", "밖에", "라고", "라는", "예요", "이야",
          "이라", "에는", "에도", "님이", "씨가", "들이", "들은", "은", "는", "이", "가", "을", "를", "에", "의", "도",
          "만", "과", "와", "로", "랑", "야", "님", "씨", "들", "요");

  private static final Set<String> SHORT_PARTICLES =
      Set.of("에서", "에", "은", "는", "을", "를", "도", "으로", "에서는");

  private static final Set<String> STOP =
      words(
          ("우리 나 내 내가 너 네 네가 저 제 제가 저희 그 이 저 것 거 걸 게 건 좀 혹시 마루 어디 언제 누가 누구 누군 뭐 뭘 뭔 무엇"
              + " 무슨 어떤 어느 몇 얼마 얼마나 왜 어떻게 어떡 그때 거기 여기 저기 그거 그건 이거 저거 때 적 번 중 수 줄 데 바"
              + " 다 더 또 잘 안 못 꼭 진짜 정말 이제 그냥 대해 대한 관해 관련 사람 방 여기서 이방 지금 다시 결국 아무 누구한테 거야"
              + " 시 시에 시야 거지 거였지 뭐였지 뭐지 어디지 언제지 누구지 어디였지 언제였지 누구였지 뭐더라 어디더라 언제더라 얘기 이야기 말 내용"
              + " a an the is are was were be been am do does did done have has had i me my mine we us our you"
              + " your he she it they them his her its their this that these those there here what when where who"
              + " whom whose which why how much many long about of on in at to for from by with and or but not no yes"
              + " if so as than then again please tell know remember remind say said saying says mention mentioned"
              + " talk talked can could will would should shall may might must just ever any anyone someone somebody"
              + " anybody everyone something anything maru hey ok okay did didn don t s ll re ve d m go going get got"
              + " decide decided agree agreed find found"));

  /// Verbs that any question about the past has.
  private static final Pattern GENERIC_VERB =
      Pattern.compile(
          "^(?:했|하기|하자|하지|하는|하고|해서|해줘|해주|해봐|한다|한거|한것|할까|할지|하려|됐|되었|되는|돼|있었|있어|있는|있지|있나|있으|없어|없는|없었"
              + "|같아|같은|말했|말한|말하|말씀|얘기했|얘기한|이야기했|그랬|그러|뭐라|뭐랬|정했|정한|정하|정해|잡았|잡은|나왔|알려|알아|찾아|기억|궁금|였|이었|이야|인가"
              + "|였더|라고|랬|물어|대답|결정했|결정한|결정하|결정된|정해졌|정해진|가기로|보기로|먹기로).*");

  private static final Pattern PAST =
      Pattern.compile("([가-힣]+?)(?:더라고?요?|는데요?|던데|네요?|나요?|어요?|지요?|죠|니|다|음|던가|을까요?|는지)");
  private static final Pattern DONE =
      Pattern.compile("([가-힣]{2,})(?:했|하는|하고|하기로?|하자|할까|할게|한다|하다|한|할|해)");

  private Words() {}

  private static Set<String> words(String text) {
    return SPACE.splitAsStream(text).collect(Collectors.toUnmodifiableSet());
  }

  public static boolean hangul(char c) {
    return c >= '가' && c <= '힣';
  }

  /// The content words of `text` in order, each once.
  public static Set<String> terms(String text) {
    Set<String> terms = new LinkedHashSet<>();
    for (String token : tokens(text)) {
      if (STOP.contains(token)
          || PARTICLES.contains(token)
          || GENERIC_VERB.matcher(token).matches()) {
        continue;
      }
      String stem = stem(token);
      if (!STOP.contains(stem) && !GENERIC_VERB.matcher(stem).matches()) {
        terms.add(stem);
      }
    }
    return terms;
  }

  /// All words of `text` in lower case.
  public static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /// The stems of all words of `text`.
  public static List<String> stems(String text) {
    return tokens(text).stream().map(Words::stem).toList();
  }

  /// Whether a text of these words or stems speaks of `term`.
  public static boolean mentions(List<String> tokens, String term) {
    for (String token : tokens) {
      if (alike(term, token)) {
        return true;
      }
    }
    return false;
  }

  /// Whether two words share their stem.
  public static boolean alike(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    String left = stem(a);
    String right = stem(b);
    if (left.equals(right)) {
      return true;
    }
    String shorter = left.length() <= right.length() ? left : right;
    String longer = left.length() <= right.length() ? right : left;
    if (Character.isDigit(shorter.charAt(0))) {
      return longer.startsWith(shorter) && !Character.isDigit(longer.charAt(shorter.length()));
    }
    if (hangul(shorter.charAt(0))) {
      return shorter.length() >= 2 && longer.contains(shorter);
    }
    return shorter.length() >= 4
        && longer.startsWith(shorter)
        && longer.length() - shorter.length() <= 3;
  }

  static String stem(String token) {
    char last = token.charAt(token.length() - 1);
    if (hangul(last)) {
      String verb = withoutEnding(token);
      return verb.equals(token) ? withoutParticle(token) : verb;
    }
    return last >= 'a' && last <= 'z' ? english(token) : token;
  }

  /// 예약했어, 예약했지 and 예약한 become 예약; 만났지 becomes 만났.
  private static String withoutEnding(String token) {
    String stem = token;
    Matcher past = PAST.matcher(token);
    if (past.matches() && hasDoubleSiot(past.group(1).charAt(past.group(1).length() - 1))) {
      stem = past.group(1);
    }
    Matcher noun = DONE.matcher(stem);
    return noun.matches() ? noun.group(1) : stem;
  }

  private static boolean hasDoubleSiot(char syllable) {
    return hangul(syllable) && (syllable - '가') % 28 == 20;
  }

  private static String withoutParticle(String token) {
    for (String particle : PARTICLES) {
      int stem = token.length() - particle.length();
      if (stem >= 1
          && token.endsWith(particle)
          && (stem >= 2 || SHORT_PARTICLES.contains(particle) || !hangul(token.charAt(0)))) {
        return token.substring(0, stem);
      }
    }
    return token;
  }

  private static String english(String token) {
    if (token.length() > 5 && token.endsWith("ing")) {
      return token.substring(0, token.length() - 3);
    }
    if (token.length() > 4 && (token.endsWith("ed") || token.endsWith("es"))) {
      return token.substring(0, token.length() - 2);
    }
    return token.length() > 3 && token.endsWith("s") && !token.endsWith("ss")
        ? token.substring(0, token.length() - 1)
        : token;
  }
}
