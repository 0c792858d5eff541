package chat.maru.mate.threads;

import chat.maru.mate.talk.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hears a talk message by message: what each says by itself, given who had spoken before. Not for
/// several threads.
final class Listener {
  /// A name that is also a word ("the", "ubuntu") counts inside a sentence only while it is rare.
  private static final double COMMON = 0.004;

  private static final int SHORTEST_NAME = 3;
  private static final int SHORTENED = 3;
  private static final int RECENT = 120;
  private static final Pattern PIECE = Pattern.compile("[^\\s,:;!?<>()\"]+");
  private static final Pattern CALLED =
      Pattern.compile(
          "^\\s*[@＠]?([^\\s,:;>]{2,30})(?:\\s?[:;,>]+|\\s*[-~.]{2,})\\s*(.*)$", Pattern.DOTALL);
  private static final Pattern TOUCHED = Pattern.compile("[@＠\\p{P}~]+$|^[@＠\"'(]+");
  private static final Pattern HANGUL_TAIL =
      Pattern.compile(
          "^([가-힣]{2,4}?)(?:이)?(?:님|씨|형|누나|언니|오빠|선배|쌤)?(?:께서|한테|에게|이랑|랑|하고|가|이|는|은|도|를|을|의|와|과|야|아|네|만|께)?$");

  private final Map<String, Integer> people = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final List<int[]> counts = new ArrayList<>();
  private final List<Heard> heard = new ArrayList<>();
  private final List<String> spelt = new ArrayList<>();
  private int turns;
  private Instant first = Instant.EPOCH;

  private final Odds odds;

  Listener(Odds odds) {
    this.odds = odds;
  }

  List<Heard> heard() {
    return heard;
  }

  int people() {
    return people.size();
  }

  Heard hear(Utterance said) {
    if (heard.isEmpty()) {
      first = said.at();
    }
    int author = said.notice() && said.author().isEmpty() ? -1 : person(said);
    String text = said.text();
    LinkedHashSet<Integer> named = new LinkedHashSet<>();
    int addressee = -1;
    boolean stranger = false;
    Matcher call = CALLED.matcher(text);
    String rest = text;
    if (!said.notice() && call.matches()) {
      Integer one = known(call.group(1), true);
      stranger =
          one == null && call.group(1).matches("\\S*[\\p{L}\\p{N}_]\\S*") && text.indexOf(':') >= 0;
      if (one != null) {
        addressee = one;
        rest = call.group(2);
      }
    }
    List<String> pieces = pieces(rest);
    if (!said.notice() && addressee < 0 && !pieces.isEmpty()) {
      Integer one = known(pieces.getFirst(), rest.strip().startsWith("@"));
      if (one != null && one != author) {
        addressee = one;
        rest = rest.strip().substring(Math.min(rest.strip().length(), pieces.getFirst().length()));
      }
    }
    if (addressee >= 0) {
      named.add(addressee);
    }
    if (!said.notice()) {
      for (String piece : pieces) {
        Integer one = known(piece, piece.startsWith("@"));
        if (one != null && one != author) {
          named.add(one);
        }
      }
    }
    Heard now = said(said, author, rest, named, addressee, stranger);
    heard.add(now);
    if (!said.notice()) {
      turns++;
    }
    return now;
  }

  private Heard said(
      Utterance said,
      int author,
      String rest,
      Set<Integer> named,
      int addressee,
      boolean stranger) {
    Set<String> terms = said.notice() ? Set.of() : Words.terms(rest);
    int[] numbers = new int[terms.size()];
    float[] weights = new float[terms.size()];
    int at = 0;
    for (String term : terms) {
      int number = vocabulary.computeIfAbsent(term, _ -> vocabulary.size());
      if (number == counts.size()) {
        counts.add(new int[1]);
      }
      numbers[at] = number;
      weights[at++] = (float) Math.log((turns + 2.0) / (counts.get(number)[0] + 1.0));
      counts.get(number)[0]++;
    }
    return new Heard(
        author,
        Duration.between(first, said.at()).toSeconds(),
        turns,
        said.notice(),
        Form.of(said.notice() ? "" : rest),
        numbers,
        weights,
        named.stream().mapToInt(Integer::intValue).toArray(),
        addressee,
        stranger,
        said.notice() ? "" : rest,
        said.notice() ? new Odds.Said(0, 0, 0) : odds.of(rest));
  }

  private int person(Utterance said) {
    int number = people.computeIfAbsent(said.author(), _ -> people.size());
    if (number == spelt.size()) {
      spelt.add(said.name().strip().toLowerCase(Locale.ROOT));
    }
    for (String name : callings(said.name())) {
      names.putIfAbsent(name, number);
    }
    return number;
  }

  private static Set<String> callings(String name) {
    String whole = name.strip().toLowerCase(Locale.ROOT);
    Set<String> callings = new HashSet<>();
    if (whole.length() >= 2) {
      callings.add(whole);
    }
    String bare = whole.replaceAll("[_`^|\\-0-9]+$", "");
    if (bare.length() >= SHORTEST_NAME) {
      callings.add(bare);
    }
    String firstWord =
        whole.substring(0, whole.indexOf(' ') < 0 ? whole.length() : whole.indexOf(' '));
    if (firstWord.length() >= 2) {
      callings.add(firstWord);
    }
    if (whole.matches("[가-힣]{3}")) {
      callings.add(whole.substring(1));
    }
    return callings;
  }

  /// Who is called so; null if nobody known is.
  private @org.jspecify.annotations.Nullable Integer known(String piece, boolean surely) {
    String bare = TOUCHED.matcher(piece.toLowerCase(Locale.ROOT)).replaceAll("");
    Integer one = names.get(piece.toLowerCase(Locale.ROOT));
    one = one == null ? names.get(bare) : one;
    if (one == null && surely && bare.length() >= SHORTENED) {
      one = latestBeginning(bare);
    }
    if (one == null && !bare.isEmpty() && Words.hangul(bare.charAt(0))) {
      Matcher tail = HANGUL_TAIL.matcher(bare);
      one = tail.matches() ? names.get(tail.group(1)) : null;
    }
    if (one == null || surely) {
      return one;
    }
    Integer word = vocabulary.get(bare);
    boolean common = word != null && counts.get(word)[0] > 3 + COMMON * turns;
    boolean tooShort =
        bare.isEmpty() || (bare.length() < SHORTEST_NAME && !Words.hangul(bare.charAt(0)));
    return tooShort || common ? null : one;
  }

  /// The person who spoke last among those whose names begin so ("todd:" for ToddEDM).
  private @org.jspecify.annotations.Nullable Integer latestBeginning(String bare) {
    for (int k = heard.size() - 1; k >= Math.max(0, heard.size() - RECENT); k--) {
      Heard one = heard.get(k);
      if (!one.notice() && spelt.get(one.author()).startsWith(bare)) {
        return one.author();
      }
    }
    return null;
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find() && pieces.size() < 60) {
      pieces.add(matcher.group());
    }
    return pieces;
  }
}
