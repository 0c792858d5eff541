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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /// How many messages after a question one that settles something may answer it.
  private static final int FAR = 8;

  private final Question question;
  private final ZoneId zone;
  private final Map<MessageId, List<String>> tokens = new HashMap<>();
  private final Map<String, Double> weights = new HashMap<>();

  private Passages(Question question, ZoneId zone) {
    this.question = question;
    this.zone = zone;
  }

  /// The answer among `found`, best hit first; empty if nothing there answers the question.
  ///
  /// @param asked the question's own message, which is no source
  public static Optional<Picked> pick(
      Question question, List<Evidence> found, MessageId asked, ZoneId zone) {
    return new Passages(question, zone).pick(found, asked);
  }

  private record Candidate(
      Line line, int index, List<Line> around, double coverage, double score) {}

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
    return Optional.of(quotes(ranked));
  }

  private static boolean source(Line line) {
    return !line.mate() && !line.text().isBlank() && !Summons.calls(line.text());
  }

  /// Words that many candidates have say little.
  private void weigh(List<List<Line>> windows) {
    Map<MessageId, Line> lines = new HashMap<>();
    windows.forEach(window -> window.forEach(line -> lines.put(line.id(), line)));
    lines.values().forEach(line -> tokens.put(line.id(), Words.tokens(line.text())));
    for (String term : question.terms()) {
      long with = tokens.values().stream().filter(t -> Words.mentions(t, term)).count();
      weights.put(term, Math.log(2 + (double) lines.size() / (1 + with)));
    }
  }

  private Candidate score(List<Line> window, int index, MessageId hit, int rank) {
    Line line = window.get(index);
    double own = covered(List.of(line));
    double near = covered(near(window, index));
    boolean asks = Questions.asksPlainly(line.text());
    double score = 0.9 * own + 0.8 * near + 0.5 / (1 + rank);
    score += line.id().equals(hit) ? 0.15 : 0;
    score += !asks && Clues.fits(question.ask(), line, zone) ? 0.6 : 0;
    score += Questions.decides(line.text()) ? 0.45 : 0;
    score += followsQuestion(window, index) ? 0.5 : 0;
    score -= asks ? 0.9 : 0;
    score -= Questions.nods(line.text()) ? 1.2 : 0;
    score += speaker(line);
    return new Candidate(line, index, window, near, score);
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
    Line asked = questionBefore(window, index).orElse(null);
    List<Line> near = new ArrayList<>();
    for (int i = 0; i < window.size(); i++) {
      Line other = window.get(i);
      boolean beside =
          i >= index - 3
              && i <= index + 1
              && Duration.between(other.at(), line.at()).abs().compareTo(NEAR) <= 0;
      if (i == index || beside || other.equals(asked) || other.id().equals(line.replyTo())) {
        near.add(other);
      }
    }
    return near;
  }

  /// Whether the message comes soon after a question about the same by somebody else, or replies to
  /// one.
  private boolean followsQuestion(List<Line> window, int index) {
    return questionBefore(window, index).isPresent();
  }

  private Optional<Line> questionBefore(List<Line> window, int index) {
    Line line = window.get(index);
    boolean settles = Questions.decides(line.text()) || Clues.fits(question.ask(), line, zone);
    for (int i = index - 1; i >= 0; i--) {
      Line earlier = window.get(i);
      boolean answered = earlier.id().equals(line.replyTo());
      boolean soon =
          i >= index - (settles ? FAR : 3)
              && !earlier.author().equals(line.author())
              && Duration.between(earlier.at(), line.at()).compareTo(NEAR) <= 0;
      if ((answered || soon)
          && Questions.asks(earlier.text())
          && covered(List.of(earlier)) >= ENOUGH) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  /// The part of the question's weight that stands in these lines, 0 to 1. A name of the question
  /// is also there if its bearer speaks.
  private double covered(List<Line> lines) {
    double all = 0;
    double here = 0;
    for (String term : question.terms()) {
      double weight = weights.getOrDefault(term, 1.0);
      all += weight;
      boolean there =
          lines.stream()
              .anyMatch(
                  line ->
                      Words.mentions(tokens.getOrDefault(line.id(), List.of()), term)
                          || Words.mentions(Words.tokens(line.authorName()), term));
      here += there ? weight : 0;
    }
    return all == 0 ? 0 : here / all;
  }

  private Picked quotes(List<Candidate> ranked) {
    Candidate best = ranked.getFirst();
    List<Line> quotes = new ArrayList<>(List.of(best.line()));
    double own = covered(quotes);
    if (own < SURE) {
      questionBefore(best.around(), best.index()).ifPresent(quotes::add);
    }
    for (Candidate other : ranked) {
      boolean good =
          other.score() >= best.score() * 0.8
              && other.coverage() >= SURE
              && !Questions.asksPlainly(other.line().text())
              && !Questions.nods(other.line().text());
      if (quotes.size() < MAX_QUOTES && good && !quotes.contains(other.line())) {
        quotes.add(other.line());
      }
    }
    quotes.sort(Comparator.comparing(Line::at));
    boolean fits =
        question.ask() == Ask.WHAT
            || question.ask() == Ask.ANYTHING
            || question.ask() == Ask.HOW
            || question.ask() == Ask.WHO
            || Clues.fits(question.ask(), best.line(), zone);
    return new Picked(
        best.line(),
        quotes,
        best.coverage() >= SURE && fits && !Questions.asksPlainly(best.line().text()));
  }
}
