package chat.maru.mate.threads;

import java.util.Set;

/// The figures of a pair that a first guess at the whole talk gives: who answers whom before and
/// after, and what the thread of the answered message is about.
final class Around {
  private static final int AHEAD = 40;
  private static final int LAST = 6;

  private final Talk talk;
  private final Sketch sketch;

  Around(Talk talk, Sketch sketch) {
    this.talk = talk;
    this.sketch = sketch;
  }

  void add(int now, int then, Features.Sink sink) {
    Heard i = talk.at(now);
    sink.put("s.chance", sketch.chance(now, then));
    float best = 0;
    int better = 0;
    for (int candidate : Linker.candidates(talk, sketch, now)) {
      float chance = sketch.chance(now, candidate);
      best = Math.max(best, chance);
      better += chance > sketch.chance(now, then) ? 1 : 0;
    }
    sink.put("s.best", best);
    sink.put("s.rank", better);
    sink.put("s.i_answered", sketch.answers(now).size());
    ahead(now, i, sink);
    if (now == then) {
      return;
    }
    Heard j = talk.at(then);
    thread(now, i, then, j, sink);
    later(now, i, j, sink);
  }

  private void ahead(int now, Heard i, Features.Sink sink) {
    int next = talk.by(i.author()).from(now + 1);
    sink.put("s.mine_next", next < 0 ? 999 : talk.at(next).turn() - i.turn());
    sink.put("s.mine_next_addresses", next < 0 ? -1 : talk.at(next).addressee() >= 0 ? 1 : 0);
    sink.put("s.mine_next_answers_me", next < 0 ? -1 : sketch.chance(next, now));
    int called = talk.naming(i.author()).from(now + 1);
    sink.put("s.called_next", called < 0 ? 999 : talk.at(called).turn() - i.turn());
  }

  private void later(int now, Heard i, Heard j, Features.Sink sink) {
    int next = talk.by(i.author()).from(now + 1);
    boolean near = next >= 0 && talk.at(next).turn() - i.turn() <= AHEAD;
    sink.put("s.mine_next_names_j", near && talk.at(next).names(j.author()));
    int called = talk.naming(i.author()).from(now + 1);
    sink.put("s.called_next_by_j", called >= 0 && talk.at(called).author() == j.author());
    sink.put("s.answered_by_j", sketch.answeredBy(now, j.author(), talk));
    int theirs = talk.by(j.author()).from(now + 1);
    sink.put("s.j_next", theirs < 0 ? 999 : talk.at(theirs).turn() - i.turn());
    sink.put("s.j_next_names_me", theirs >= 0 && talk.at(theirs).names(i.author()));
    sink.put(
        "s.j_next_addresses_other",
        theirs >= 0
            && talk.at(theirs).addressee() >= 0
            && talk.at(theirs).addressee() != i.author());
    int both = 0;
    int end = talk.spoken().below(now + 1) + AHEAD;
    for (int k = talk.spoken().below(now + 1); k < Math.min(end, talk.spoken().size()); k++) {
      Heard one = talk.at(talk.spoken().get(k));
      both += one.author() == j.author() && one.names(i.author()) ? 1 : 0;
      both += one.author() == i.author() && one.names(j.author()) ? 1 : 0;
    }
    sink.put("s.talk_on", both);
  }

  private void thread(int now, Heard i, int then, Heard j, Features.Sink sink) {
    Numbers answers = sketch.answers(then);
    int before = answers.below(now);
    sink.put("s.j_answers", before);
    sink.put("s.j_answers_after", answers.size() - answers.below(now + 1));
    int mine = 0;
    for (int k = 0; k < before; k++) {
      mine += talk.at(answers.get(k)).author() == i.author() ? 1 : 0;
    }
    sink.put("s.j_answered_by_me", mine);
    int parent = sketch.parent(then);
    sink.put("s.j_begins", parent == then);
    sink.put("s.j_answers_me", parent != then && talk.at(parent).author() == i.author());
    sink.put("s.j_answers_itself", parent != then && talk.at(parent).author() == j.author());
    Numbers thread = sketch.thread(then);
    int last = thread.before(now);
    sink.put("s.thread_after_j", thread.within(then + 1, now));
    sink.put("s.thread_since", last < 0 ? 999 : i.turn() - talk.at(last).turn());
    sink.put("s.thread_size", thread.below(now));
    int own = talk.by(i.author()).before(now);
    sink.put("s.thread_of_mine", own >= 0 && sketch.root(own) == sketch.root(then));
    int inThread = 999;
    for (int k = thread.below(now) - 1; k >= 0 && inThread == 999; k--) {
      if (talk.at(thread.get(k)).author() == i.author()) {
        inThread = i.turn() - talk.at(thread.get(k)).turn();
      }
    }
    sink.put("s.mine_in_thread", inThread);
    Set<Integer> terms = sketch.terms(then, now, LAST, talk);
    float shared = 0;
    float whole = 0;
    for (int k = 0; k < i.terms().length; k++) {
      whole += i.weights()[k];
      shared += terms.contains(i.terms()[k]) ? i.weights()[k] : 0;
    }
    sink.put("s.thread_words", shared);
    sink.put("s.thread_words_part", whole == 0 ? 0 : shared / whole);
    sink.put("s.thread_after_now", thread.size() - thread.below(now + 1));
  }
}
