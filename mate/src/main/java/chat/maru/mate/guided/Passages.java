package chat.maru.mate.guided;

import chat.maru.base.MessageId;
import chat.maru.mate.intent.Ask;
import chat.maru.mate.intent.Question;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Questions;
import chat.maru.mate.talk.Summons;
import chat.maru.mate.talk.Words;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Picks the messages that answer a question from what a search found.
///
/// The message that is most like a question is often the same question asked before; its answer
/// stands beside it in other words ("저녁 어디서 먹지?" — "성수 골목집으로 가자"). So every message around a hit is
/// a candidate. It is scored by the question's words in it and around it (rare words weigh more),
/// by what the question asks for (a place, a time, a figure), by whether it settles something or
/// follows a question, and against being a question or a nod itself. Later decisions beat earlier
/// ones.
///
/// The words of the mate, and questions put to it, are never a source.
public final class Passages {
  /// Of the question's weight that must stand in and around the best message to be sure of it.
  static final double SURE = 0.66;

  /// Below this nothing was found.
  static final double ENOUGH = 0.34;

  private static final Duration NEAR = Duration.ofMinutes(45);
  private static final int MAX_QUOTES = 3;

  /// Words that a question has because it is one: the answer seldom repeats them.
  private static final Set<String> LIGHT =
      Set.of(
          "약속", "장소", "위치", "시간", "날짜", "일정", "이름", "가격", "금액", "비용", "계획", "결과", "place", "time",
          "date", "name", "price", "cost", "plan", "planned", "exactly", "last", "final",
          "finally");

  private static final Pattern PREDICATE =
      Pattern.compile("[가-힣](?:더라|지|어|아|니|나|까|냐|래|대|죠|요|다|는지|가)$");

  /// Says only "there", "that".
  private static final Pattern POINTS =
      Pattern.compile("거기|그걸로|그거|저거|이걸로|그날|그때|\\b(?:there|that one)\\b");

  /// What these ask for has no form of its own.
  private static final Set<Ask> ANY_KIND = Set.of(Ask.WHAT, Ask.ANYTHING, Ask.HOW, Ask.WHO);

  /// How many messages after a question one that settles something may answer it.
  private static final int FAR = 8;

  private final Question question;
  private final ZoneId zone;
  private final List<String> terms;
  private final double[] weights;
  private final Set<String> light;
  private final Map<MessageId, Facts> facts = new HashMap<>();

  private Passages(Question question, ZoneId zone) {
    this.question = question;
    this.zone = zone;
    this.terms = question.terms().stream().limit(Long.SIZE - 1).toList();
    this.weights = new double[terms.size()];
    this.light = new HashSet<>(LIGHT);
    predicate(question.text()).ifPresent(light::add);
  }

  /// What is to know of one message, looked up once.
  ///
  /// @param has the question's terms in it, a bit each
  private record Facts(long has, boolean asks, boolean settles, boolean nods, boolean fits) {}

  /// The answer among `found`, best hit first; empty if nothing there answers the question.
  ///
  /// @param asked the question's own message, which is no source
  public static Optional<Picked> pick(
      Question question, List<Evidence> found, MessageId asked, ZoneId zone) {
    return new Passages(question, zone).pick(found, asked);
  }

  private record Candidate(
      Line line, int index, List<Line> around, double coverage, double score, boolean speaks) {}

  private Optional<Picked> pick(List<Evidence> found, MessageId asked) {
    List<List<Line>> windows = new ArrayList<>();
    for (Evidence evidence : found) {
      windows.add(
          evidence.around().stream()
              .filter(line -> !line.id().equals(asked) && source(line))
              .toList());
    }
    weigh(windows);
    Map<MessageId, Candidate> candidates = new LinkedHashMap<>();
    for (int rank = 0; rank < windows.size(); rank++) {
      List<Line> window = windows.get(rank);
      for (int i = 0; i < window.size(); i++) {
        Candidate candidate = score(window, i, found.get(rank).hit(), rank);
        candidates.merge(
            candidate.line().id(), candidate, (a, b) -> a.score() >= b.score() ? a : b);
      }
    }
    List<Candidate> ranked =
        candidates.values().stream()
            .filter(candidate -> candidate.coverage() >= ENOUGH)
            .sorted(
                Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparing(c -> c.line().at(), Comparator.reverseOrder()))
            .toList();
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(quotes(ranked, found.stream().map(Evidence::hit).findFirst()));
  }

  private static boolean source(Line line) {
    return !line.mate() && !line.text().isBlank() && !Summons.calls(line.text());
  }

  /// Words that many candidates have say little.
  private void weigh(List<List<Line>> windows) {
    windows.forEach(window -> window.forEach(this::facts));
    for (int i = 0; i < weights.length; i++) {
      long bit = 1L << i;
      long with = facts.values().stream().filter(fact -> (fact.has() & bit) != 0).count();
      double rare = Math.log(2 + (double) facts.size() / (1 + with));
      weights[i] = light.contains(terms.get(i)) ? 0.3 * rare : rare;
    }
  }

  /// The verb at the end of a Korean question: the answer has another form of it, or another verb
  /// ("여권 어디 뒀더라?" — "서랍에 있어").
  private static Optional<String> predicate(String text) {
    List<String> tokens = Words.tokens(text);
    return tokens.isEmpty() || !PREDICATE.matcher(tokens.getLast()).find()
        ? Optional.empty()
        : Words.terms(tokens.getLast()).stream().findFirst();
  }

  private Facts facts(Line line) {
    return facts.computeIfAbsent(line.id(), _ -> read(line));
  }

  private Facts read(Line line) {
    List<String> stems = Words.stems(line.text());
    List<String> name = Words.stems(line.authorName());
    long has = 0;
    for (int i = 0; i < terms.size(); i++) {
      String term = terms.get(i);
      if (Words.mentions(stems, term) || Words.mentions(name, term)) {
        has |= 1L << i;
      }
    }
    return new Facts(
        has,
        Questions.asksPlainly(line.text()),
        Questions.decides(line.text()),
        Questions.nods(line.text()),
        Clues.fits(question.ask(), line, zone));
  }

  private Candidate score(List<Line> window, int index, MessageId hit, int rank) {
    Line line = window.get(index);
    double own = covered(List.of(line));
    List<Line> beside = near(window, index);
    double near = covered(beside);
    Facts fact = facts(line);
    boolean follows = questionBefore(window, index).isPresent();
    // What stands near the words of the question is its answer only if it speaks of them itself or
    // answers somebody who asked.
    boolean speaks = own >= ENOUGH || follows;
    double score = 0.9 * own + 0.8 * near + (line.id().equals(hit) ? 0.8 : 0.3) / (1 + rank);
    score += speaks && !fact.asks() && fact.fits() ? 0.6 : 0;
    score += speaks && fact.settles() ? 0.45 : 0;
    score += follows ? 0.5 : 0;
    score -= fact.asks() ? 0.9 : 0;
    score -= fact.nods() ? 1.2 : 0;
    score += speaker(line);
    return new Candidate(line, index, window, near, score, speaks);
  }

  private double speaker(Line line) {
    return question
        .speaker()
        .map(person -> person.id().equals(line.author()) ? 0.6 : -0.6)
        .orElse(0.0);
  }

  /// The message with what stands beside it: up to three before and one after, close in time, and
  /// what it replies to.
  private List<Line> near(List<Line> window, int index) {
    Line line = window.get(index);
    int asked = questionBefore(window, index).map(window::indexOf).orElse(-1);
    List<Line> near = new ArrayList<>();
    for (int i = 0; i < window.size(); i++) {
      Line other = window.get(i);
      boolean beside =
          i >= index - 3
              && i <= index + 1
              && Duration.between(other.at(), line.at()).abs().compareTo(NEAR) <= 0;
      boolean besideQuestion = asked >= 0 && i >= asked - 3 && i <= asked;
      if (i == index || beside || besideQuestion || other.id().equals(line.replyTo())) {
        near.add(other);
      }
    }
    return near;
  }

  /// The question about the same that the message replies to, or comes soon after before anybody
  /// else has answered it. What settles something or has what is asked for may come later. A
  /// question of the same kind ("어디서 볼까?") is about the same if the talk around it is.
  private Optional<Line> questionBefore(List<Line> window, int index) {
    Line line = window.get(index);
    boolean strong = facts(line).settles() || facts(line).fits();
    boolean answered = false;
    for (int i = index - 1; i >= Math.max(0, index - FAR); i--) {
      Line earlier = window.get(i);
      Facts fact = facts(earlier);
      boolean replied = earlier.id().equals(line.replyTo());
      boolean soon =
          (strong || (i >= index - 3 && !answered && !earlier.author().equals(line.author())))
              && Duration.between(earlier.at(), line.at()).compareTo(NEAR) <= 0;
      if ((replied || soon) && Questions.asks(earlier.text()) && sameMatter(window, i)) {
        return Optional.of(earlier);
      }
      answered |= !fact.asks() && !fact.nods() && !earlier.author().equals(line.author());
    }
    return Optional.empty();
  }

  private boolean sameMatter(List<Line> window, int index) {
    Line asked = window.get(index);
    if (covered(List.of(asked)) >= ENOUGH) {
      return true;
    }
    boolean sameKind = !ANY_KIND.contains(question.ask()) && Ask.of(asked.text()) == question.ask();
    return sameKind && covered(window.subList(Math.max(0, index - 3), index + 1)) >= ENOUGH;
  }

  /// The part of the question's weight that stands in these lines, 0 to 1. A name of the question
  /// is also there if its bearer speaks.
  private double covered(List<Line> lines) {
    long has = 0;
    for (Line line : lines) {
      has |= facts(line).has();
    }
    double all = 0;
    double here = 0;
    for (int i = 0; i < weights.length; i++) {
      all += weights[i];
      here += (has & (1L << i)) != 0 ? weights[i] : 0;
    }
    return all == 0 ? 0 : here / all;
  }

  private Picked quotes(List<Candidate> ranked, Optional<MessageId> topHit) {
    Candidate best = ranked.getFirst();
    boolean sure =
        best.coverage() >= SURE
            && best.speaks()
            && !facts(best.line()).asks()
            && (ANY_KIND.contains(question.ask()) || facts(best.line()).fits());
    List<Line> quotes = new ArrayList<>(List.of(best.line()));
    if (covered(quotes) < SURE) {
      questionBefore(best.around(), best.index()).ifPresent(quotes::add);
    }
    for (Candidate other : ranked) {
      boolean good = other.score() >= best.score() * 0.8 && other.coverage() >= SURE;
      boolean second = !sure && topHit.filter(other.line().id()::equals).isPresent();
      boolean tells =
          !facts(other.line()).asks()
              && !facts(other.line()).nods()
              && !(other.line().text().length() < 20 && POINTS.matcher(other.line().text()).find());
      if (quotes.size() < MAX_QUOTES
          && (good || second)
          && tells
          && !quotes.contains(other.line())) {
        quotes.add(other.line());
      }
    }
    quotes.sort(Comparator.comparing(Line::at));
    return new Picked(best.line(), quotes, sure);
  }
}
