package chat.maru.mate.threads;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures by which a message and one that it may answer are weighed. Whatever has no meaning
/// for a pair is [#NONE].
final class Features {
  static final float NONE = -1;
  private final Talk talk;
  private @Nullable List<String> names;
  private final float[] row = new float[200];
  private int at;
  private final int[] others = new int[Talk.REACH + Talk.NEAREST + 1];
  private int own;
  private int ownOf = -1;

  private final @Nullable Around around;

  /// Takes one figure after the other, always in the same order.
  @FunctionalInterface
  interface Sink {
    void put(String name, float value);

    default void put(String name, boolean value) {
      put(name, value ? 1 : 0);
    }
  }

  /// @param around what a first guess tells; null before there is one
  Features(Talk talk, @Nullable Sketch around) {
    this.talk = talk;
    this.around = around == null ? null : new Around(talk, around);
  }

  /// The names in the order of [#of].
  static List<String> names(boolean sketched) {
    Talk two =
        new Talk(
            List.of(
                new Utterance("a", "a", java.time.Instant.EPOCH, "a", false),
                new Utterance("b", "b", java.time.Instant.EPOCH, "b", false)),
            Odds.none());
    Features one = new Features(two, sketched ? new Sketch(2) : null);
    List<String> names = new ArrayList<>();
    one.names = names;
    one.of(1, 0);
    return List.copyOf(names);
  }

  /// The figures of the message at `now` and the one at `then`, which is the same for a message
  /// that answers nothing.
  float[] of(int now, int then) {
    Heard i = talk.at(now);
    if (now != ownOf) {
      at = 0;
      own(now, i);
      ownOf = now;
      own = at;
    }
    at = own;
    put("self", now == then);
    if (around != null) {
      around.add(now, then, this::put);
    }
    if (now == then) {
      java.util.Arrays.fill(row, at, row.length, NONE);
    } else {
      Heard j = talk.at(then);
      place(now, i, then, j);
      people(now, i, then, j);
      form(i, j);
      words(i, j);
      between(now, i, then, j);
    }
    return row;
  }

  private void own(int now, Heard i) {
    others(now, i);
    Form form = i.form();
    put("i.words", form.words());
    put("i.letters", form.letters());
    put("i.odds_begins", i.odds().begins());
    put("i.odds_continues", i.odds().continues());
    put("i.odds_answered", i.odds().answered());
    put("i.asks", form.asks());
    put("i.marked", form.marked());
    put("i.opens", form.opens());
    put("i.joins", form.joins());
    put("i.nods", form.nods());
    put("i.thanks", form.thanks());
    put("i.first_person", form.self());
    put("i.second_person", form.you());
    put("i.link", form.link());
    put("i.command", form.command());
    put("i.trails", form.trails());
    put("i.emotes", form.emotes());
    put("i.addresses", i.addressee() >= 0);
    put("i.stranger", i.stranger());
    put("i.names", i.named().length);
    float rarest = 0;
    for (float weight : i.weights()) {
      rarest = Math.max(rarest, weight);
    }
    put("i.rarest", rarest);
    put("i.terms", i.terms().length);
    int mine = talk.by(i.author()).before(now);
    put("i.since_mine", mine < 0 ? 999 : i.turn() - talk.at(mine).turn());
    put("i.seconds_since_mine", mine < 0 ? 99_999 : i.secondsAfter(talk.at(mine)));
    put("i.mine_recently", talk.by(i.author()).within(now - 60, now));
    int called = talk.naming(i.author()).before(now);
    put("i.since_called", called < 0 ? 999 : i.turn() - talk.at(called).turn());
    put("i.called_after_mine", called < 0 ? NONE : called > mine ? 1 : 0);
    put("i.mine_asked", mine >= 0 && talk.at(mine).form().marked());
    put("i.mine_addressed", mine < 0 ? NONE : talk.at(mine).addressee() >= 0 ? 1 : 0);
    put("i.mine_thanked", mine >= 0 && talk.at(mine).form().thanks());
    put("i.mine_trails", mine >= 0 && talk.at(mine).form().trails());
    int before = talk.spoken().before(now);
    put("i.seconds_since_any", before < 0 ? 999 : i.secondsAfter(talk.at(before)));
    int ten = talk.spoken().below(now) - 20;
    put("i.pace", ten < 0 ? NONE : i.secondsAfter(talk.at(talk.spoken().get(ten))));
    java.util.Set<Integer> voices = new java.util.HashSet<>();
    for (int k = Math.max(0, ten); k < ten + 20; k++) {
      voices.add(talk.at(talk.spoken().get(k)).author());
    }
    put("i.voices", voices.size());
  }

  private void place(int now, Heard i, int then, Heard j) {
    put("turns", i.turn() - j.turn());
    put("seconds", i.secondsAfter(j));
    put("j.since_theirs", sinceTheirs(then, j));
    put("j.latest_of_author", talk.by(j.author()).within(then + 1, now));
    put("j.latest_but_mine", othersSince(now, then));
  }

  private float sinceTheirs(int then, Heard j) {
    int theirs = talk.by(j.author()).before(then);
    return theirs < 0 ? 999 : j.turn() - talk.at(theirs).turn();
  }

  /// Counts for each message before `now`, back to the farthest that may be answered, how many
  /// others have spoken since.
  private void others(int now, Heard i) {
    java.util.BitSet heard = new java.util.BitSet();
    int count = 0;
    for (int k = now - 1; k >= Math.max(0, now - Talk.REACH - Talk.NEAREST); k--) {
      others[now - k] = count;
      Heard one = talk.at(k);
      if (!one.notice() && one.author() != i.author() && !heard.get(one.author())) {
        heard.set(one.author());
        count++;
      }
    }
  }

  private float othersSince(int now, int then) {
    return now - then < others.length ? others[now - then] : talk.at(now).turn();
  }

  private void people(int now, Heard i, int then, Heard j) {
    boolean same = i.author() == j.author();
    put("same_author", same);
    put("i.addresses_j", i.addressee() == j.author());
    put("i.names_j", i.names(j.author()));
    put("j.addresses_i", j.addressee() == i.author());
    put("j.names_i", j.names(i.author()));
    put("i.addresses_other", i.addressee() >= 0 && i.addressee() != j.author());
    put("j.addresses_other", j.addressee() >= 0 && j.addressee() != i.author());
    put("same_addressee", i.addressee() >= 0 && i.addressee() == j.addressee());
    put("j.names_addressee", i.addressee() >= 0 && j.names(i.addressee()));
    int mine = talk.by(i.author()).before(now);
    put("mine_is_j", mine == then);
    put("mine_after_j", mine < 0 ? NONE : mine > then ? i.turn() - talk.at(mine).turn() : 0);
    put("mine_between", talk.by(i.author()).within(then + 1, now));
    put("mine_addressed_j", mine >= 0 && talk.at(mine).addressee() == j.author());
    put("named_between", named(i.author(), j.author(), then + 1, now));
    put("mine_named_between", named(j.author(), i.author(), then + 1, now));
    put("they_called_me", named(i.author(), j.author(), now - 150, then));
    put("i_called_them", named(j.author(), i.author(), now - 150, now));
    int theirs = talk.by(j.author()).before(then);
    put("j.before_addressed_me", theirs >= 0 && talk.at(theirs).addressee() == i.author());
    int addressed = i.addressee();
    put("addressee_after_j", addressed < 0 ? NONE : talk.by(addressed).within(then + 1, now));
    put(
        "addressee_named_me_after",
        addressed < 0 ? NONE : named(i.author(), addressed, then + 1, now));
    put("j.unanswered", same ? NONE : talk.naming(j.author()).within(then + 1, now));
    put("j.mine_before", talk.by(i.author()).within(then - 30, then));
    put("j.news", talk.by(j.author()).within(now - 250, then));
    put("j.called_before", talk.naming(j.author()).within(then - 60, then));
    put("me_called_since_j", talk.naming(i.author()).within(then + 1, now));
  }

  /// How often `by` named `person` in a stretch.
  private float named(int person, int by, int from, int to) {
    Numbers places = talk.naming(person);
    int count = 0;
    for (int k = places.below(from); k < places.below(to); k++) {
      if (talk.at(places.get(k)).author() == by) {
        count++;
      }
    }
    return count;
  }

  private void form(Heard i, Heard j) {
    Form form = j.form();
    put("j.words", form.words());
    put("j.letters", form.letters());
    put("j.odds_begins", j.odds().begins());
    put("j.odds_continues", j.odds().continues());
    put("j.odds_answered", j.odds().answered());
    put("j.asks", form.asks());
    put("j.marked", form.marked());
    put("j.opens", form.opens());
    put("j.joins", form.joins());
    put("j.nods", form.nods());
    put("j.thanks", form.thanks());
    put("j.first_person", form.self());
    put("j.second_person", form.you());
    put("j.link", form.link());
    put("j.command", form.command());
    put("j.trails", form.trails());
    put("j.emotes", form.emotes());
    put("j.addresses", j.addressee() >= 0);
    put("j.stranger", j.stranger());
    put("both_link", i.form().link() && form.link());
  }

  private void words(Heard i, Heard j) {
    float shared = 0;
    float best = 0;
    int count = 0;
    float all = 0;
    for (int a = 0; a < i.terms().length; a++) {
      all += i.weights()[a];
      for (int term : j.terms()) {
        if (term == i.terms()[a]) {
          // The weight in j: heard before j spoke it, so that the pair itself does not count.
          float weight = weight(j, term);
          shared += weight;
          best = Math.max(best, weight);
          count++;
        }
      }
    }
    float theirs = 0;
    for (float weight : j.weights()) {
      theirs += weight;
    }
    put("shared", count);
    put("shared_weight", shared);
    put("shared_best", best);
    put("shared_part", all == 0 || theirs == 0 ? 0 : shared / (float) Math.sqrt(all * theirs));
    put("j.terms", j.terms().length);
  }

  static float weight(Heard heard, int term) {
    for (int k = 0; k < heard.terms().length; k++) {
      if (heard.terms()[k] == term) {
        return heard.weights()[k];
      }
    }
    return 0;
  }

  private void between(int now, Heard i, int then, Heard j) {
    put("naming_j_or_i", Math.min(9, talk.naming(j.author()).within(then + 1, now)));
    int next = talk.spoken().from(then + 1);
    put("next_by_j", next >= 0 && next < now && talk.at(next).author() == j.author());
    int before = talk.spoken().before(then);
    put("j.goes_on", before >= 0 && talk.at(before).author() == j.author());
    int asked = 0;
    for (int k = talk.by(j.author()).below(then + 1); k < talk.by(j.author()).below(now); k++) {
      asked += talk.at(talk.by(j.author()).get(k)).form().marked() ? 1 : 0;
    }
    put("j.asked_since", asked);
    int mine = talk.by(i.author()).before(then);
    put("j.turns_after_mine", mine < 0 ? 999 : j.turn() - talk.at(mine).turn());
  }

  private void put(String name, boolean value) {
    put(name, value ? 1 : 0);
  }

  private void put(String name, float value) {
    if (names != null) {
      names.add(name);
    }
    row[at++] = value;
  }
}
