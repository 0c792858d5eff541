package chat.maru.mate.reading;

import chat.maru.base.MemberId;
import chat.maru.mate.guided.Evidence;
import chat.maru.mate.guided.Passages;
import chat.maru.mate.guided.Picked;
import chat.maru.mate.intent.Question;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Questions;
import chat.maru.mate.talk.Summons;
import chat.maru.mate.talk.Words;
import chat.maru.messenger.Visibility;
import chat.maru.search.Passage;
import chat.maru.search.RecallQuery;
import chat.maru.search.SearchIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what was said in a scene's room. The index gives ids; every word is read again with
/// rights.
public final class Recollection {
  private static final int HITS = 10;
  private static final int AROUND = 16;
  private static final int SAID = 400;
  private static final int NEWEST = 30;

  private final SearchIndex index;

  public Recollection(SearchIndex index) {
    this.index = index;
  }

  /// The messages that answer `question`, if the room knows.
  ///
  /// A day in a question may be when it was said or what it is about ("3월 2일에 뭐 하기로 했지?"): first
  /// the messages of that day are searched, then all of them with the day as a word.
  public Optional<Picked> answer(Question question, Reader reader) {
    Optional<Picked> dated =
        question.span().isPresent()
            ? pick(question, find(question, true, reader), reader)
            : Optional.empty();
    if (dated.isPresent() && dated.get().sure()) {
      return dated;
    }
    Question open = undated(question);
    Optional<Picked> any = pick(open, find(open, false, reader), reader);
    return any.isPresent() && (any.get().sure() || dated.isEmpty()) ? any : dated;
  }

  /// What somebody said, or what was said in a span of time, in order.
  public List<Line> said(Question question, Reader reader) {
    List<Line> lines =
        question.span().isPresent()
            ? reader.between(question.span().get(), SAID)
            : reader.recent(SAID);
    return lines.stream()
        .filter(line -> !line.mate())
        .filter(
            line ->
                question.speaker().isEmpty() || question.speaker().get().id().equals(line.author()))
        .toList();
  }

  /// The most telling of `lines`, in order.
  public static List<Line> telling(List<Line> lines, int limit) {
    List<Line> told =
        lines.stream()
            .filter(line -> !Questions.nods(line.text()) && !line.text().isBlank())
            .toList();
    List<Line> from = told.isEmpty() ? lines : told;
    return from.subList(Math.max(0, from.size() - limit), from.size());
  }

  /// Messages that may answer `question`, best first.
  ///
  /// @param within whether only messages of the question's span count
  public List<Evidence> find(Question question, boolean within, Reader reader) {
    Scene scene = reader.scene();
    Visibility visibility = reader.visibility();
    Set<MemberId> excluded = new HashSet<>(visibility.blindAuthors());
    excluded.addAll(scene.mates());
    Optional<Instant> from = question.span().map(span -> span.start(scene.zone()));
    Optional<Instant> to = question.span().map(span -> span.end(scene.zone()));
    RecallQuery query =
        RecallQuery.of(question.text(), HITS).without(excluded, visibility.hiddenImports());
    if (question.speaker().isPresent()) {
      query = query.saidBy(question.speaker().get().id());
    }
    if (within) {
      query = query.between(from, to);
    }
    List<Evidence> found = new ArrayList<>();
    for (Passage passage : index.room(scene.room().id()).recall(query)) {
      List<Line> around = reader.around(passage.id(), AROUND);
      if (around.stream().anyMatch(line -> line.id().equals(passage.id()))) {
        found.add(new Evidence(passage.id(), passage.coverage(), around));
      }
    }
    if (!within) {
      newest(question, reader).ifPresent(found::add);
    }
    return found;
  }

  /// What was said last may not be in the index yet.
  private static Optional<Evidence> newest(Question question, Reader reader) {
    List<Line> recent = reader.recent(NEWEST);
    return recent.reversed().stream()
        .filter(line -> !line.mate() && !Summons.calls(line.text()))
        .filter(
            line ->
                question.terms().stream()
                    .anyMatch(term -> Words.mentions(Words.tokens(line.text()), term)))
        .findFirst()
        .map(line -> new Evidence(line.id(), 0, recent));
  }

  private static Optional<Picked> pick(Question question, List<Evidence> found, Reader reader) {
    return Passages.pick(question, found, reader.scene().question().id(), reader.scene().zone());
  }

  private static Question undated(Question question) {
    if (question.span().isEmpty()) {
      return question;
    }
    Set<String> terms = new LinkedHashSet<>(question.terms());
    terms.addAll(Words.terms(question.spanText()));
    return new Question(
        question.text(), question.ask(), terms, question.speaker(), Optional.empty(), "");
  }
}
